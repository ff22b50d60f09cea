"""The terminals that can be started here: how, and with which settings."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

__all__ = ["COLUMNS", "FONT", "POINTS", "ROWS", "TERMINALS", "Terminal", "write_settings"]

FONT = "DejaVu Sans Mono"
POINTS = 18
OTHER_FONT = "FreeMono"
_NOT_IN_FONT = (
    "0590-05FF 0692-0697 0699-06A3 06A5-06A8 06AA-06AE 06B0-06BD 06BF-06CB 06CD-06EF FB1D-FB4F"
    " FB82-FB89 FB96-FB9D FBA0-FBA9 FBAE-FBE7"
)
COLUMNS, ROWS = 98, 31
BROWSER = Path(__file__).parent / "browser.py"

Command = Callable[[list[str]], list[str]]


@dataclass(frozen=True)
class Terminal:
    """A terminal: the program that must be there, its command line, and what it needs around.

    `npm` are packages that are unpacked beside it; `focus`: its window is given the keys.
    `harakat`: it draws them. `tails`: it draws those of letters in blanks, for which room is
    made in DejaVu Sans Mono. `narrow_emoji`: it gives emoji one cell unless told otherwise.
    """

    name: str
    program: str
    command: Command
    wayland: bool = False
    resize: bool = False
    multiplexer: str = ""
    npm: tuple[str, ...] = ()
    focus: bool = False
    harakat: bool = True
    narrow_emoji: bool = False
    tails: bool = False


def _line(child: list[str]) -> str:
    return " ".join(child)


def _dbus(*words: str) -> Command:
    return lambda child: ["dbus-run-session", "--", *words, *child]


_XTERM = (
    "xterm", "-tn", "xterm-256color", "-fa", FONT, "-fs", str(POINTS), "-bg", "white", "-fg",
    "black", "-b", "0", "+sb", "-geometry", f"{COLUMNS}x{ROWS}+0+0", "-e",
)  # fmt: skip
_XFCE = (
    "xfce4-terminal", "--disable-server", "--hide-menubar", "--hide-scrollbar", "--hide-borders",
    f"--geometry={COLUMNS}x{ROWS}+0+0", "-x",
)  # fmt: skip
_KITTY = (
    "kitty", "-o", f"font_family={FONT}", "-o", f"font_size={POINTS}", "-o", "background=#ffffff",
    "-o", "foreground=#000000", "-o", "confirm_os_window_close=0", "-o",
    "remember_window_size=no", "-o", f"initial_window_width={COLUMNS}c", "-o",
    f"initial_window_height={ROWS}c", "-o", "window_padding_width=0", "-o",
    "update_check_interval=0", "-o", "enable_audio_bell=no", "-o", "cursor_blink_interval=0",
)  # fmt: skip
_KONSOLE = (
    "konsole", "--profile", "Test", "--hide-menubar", "--hide-tabbar", "--separate", "-e",
)  # fmt: skip


def _in_tmux(child: list[str]) -> list[str]:
    return ["tmux", "-u", "-L", "newsreader-test", "-f", "tmux.conf", "new-session", _line(child)]


def _in_screen(child: list[str]) -> list[str]:
    return ["screen", "-U", "-c", "screenrc", *child]


TERMINALS = (
    Terminal("xterm", "xterm", lambda child: [*_XTERM, *child]),
    Terminal("vte", "xfce4-terminal", _dbus(*_XFCE)),
    Terminal("konsole", "konsole", _dbus(*_KONSOLE), resize=True),
    Terminal("kitty", "kitty", lambda child: [*_KITTY, *child], tails=True),
    Terminal("mlterm", "mlterm", lambda child: ["mlterm", "-e", *child]),
    Terminal(
        "alacritty", "alacritty",
        lambda child: [
            "alacritty", "-o", f"font.size={POINTS}", "-o", f'font.normal.family="{FONT}"',
            "-o", f"window.dimensions.columns={COLUMNS}", "-o", f"window.dimensions.lines={ROWS}",
            "-o", 'colors.primary.background="#ffffff"', "-e", *child,
        ],
        harakat=False,
    ),
    Terminal("foot", "foot", lambda child: ["foot", "--fullscreen", *child], wayland=True,
        harakat=False,
    ),
    Terminal(
        "st", "stterm",
        lambda child: [
            "stterm", "-f", f"{FONT}:size={POINTS}", "-g", f"{COLUMNS}x{ROWS}+0+0", "-e", *child,
        ],
        harakat=False,
    ),
    Terminal(
        "urxvt", "urxvt",
        lambda child: [
            # Of itself it takes what the font lacks from one that it draws without grey.
            "urxvt", "-fn", f"xft:{FONT}:size={POINTS},xft:{OTHER_FONT}:size={POINTS}",
            "-bg", "white", "-fg", "black", "+sb",
            "-b", "0", "-geometry", f"{COLUMNS}x{ROWS}+0+0", "-e", *child,
        ],
    ),
    Terminal("qterminal", "qterminal", _dbus("qterminal", "-e"), resize=True, harakat=False),
    Terminal(
        "xtermjs", "chromium",
        lambda child: [sys.executable, str(BROWSER), ".", *child],
        npm=("@xterm/xterm@5.5.0",), focus=True, narrow_emoji=True,
    ),
    Terminal(
        "tmux-xterm", "xterm", lambda child: [*_XTERM, *_in_tmux(child)], multiplexer="tmux"
    ),
    Terminal(
        "tmux-vte", "xfce4-terminal", lambda child: _dbus(*_XFCE)(_in_tmux(child)),
        multiplexer="tmux",
    ),
    Terminal(
        "tmux-kitty", "kitty", lambda child: [*_KITTY, *_in_tmux(child)], multiplexer="tmux",
        tails=True,
    ),
    Terminal(
        "screen-xterm", "xterm", lambda child: [*_XTERM, *_in_screen(child)], multiplexer="screen"
    ),
    Terminal(
        "screen-vte", "xfce4-terminal", lambda child: _dbus(*_XFCE)(_in_screen(child)),
        multiplexer="screen",
    ),
    Terminal(
        "screen-konsole", "konsole", lambda child: _dbus(*_KONSOLE)(_in_screen(child)),
        multiplexer="screen", resize=True,
    ),
    Terminal(
        "screen-kitty", "kitty", lambda child: [*_KITTY, *_in_screen(child)],
        multiplexer="screen", harakat=False,
    ),
)  # fmt: skip


def write_settings(home: Path) -> None:
    """Write the settings that terminals take from files: the font, the colours, no frills."""
    files = {
        ".config/newsreader/config.toml": 'theme = "newsreader-light"\nlanguage = "ar"\n',
        ".local/state/newsreader/welcomed": "",  # this is no first start
        ".local/share/konsole/Test.profile": (
            f"[Appearance]\nColorScheme=BlackOnWhite\nFont={FONT},{POINTS},-1,5,50,0,0,0,0,0\n"
            f"[General]\nName=Test\nParent=FALLBACK/\nTerminalColumns={COLUMNS}\n"
            f"TerminalRows={ROWS}\nShowTerminalSizeHint=false\n[Scrolling]\nScrollBarPosition=2\n"
            "[Terminal Features]\nBlinkingCursorEnabled=false\n"
        ),
        ".config/konsolerc": (
            "[Desktop Entry]\nDefaultProfile=Test.profile\n[KonsoleWindow]\n"
            "RememberWindowSize=false\nShowMenuBarByDefault=false\n[MainWindow]\n"
            "MenuBar=Disabled\n[Toolbar mainToolBar]\nHidden=true\n[TabBar]\n"
            "TabBarVisibility=AlwaysHideTabBar\n"
        ),
        ".mlterm/main": (
            "fontsize=24\ntype_engine=xft\nuse_anti_alias=true\nfg_color=black\n"
            "bg_color=white\nscrollbar_mode=none\ninner_border=0\n"
            f"geometry={COLUMNS}x{ROWS}\nuse_variable_column_width=false\nencoding=UTF-8\n"
        ),
        # mlterm takes no letter from another font by itself.
        ".mlterm/aafont": "".join(
            f"{name}={font}\n"
            for font, names in (
                (FONT, "DEFAULT ISO10646_UCS4_1 ISO10646_UCS4_1_BOLD US_ASCII ISO8859_1"),
                (OTHER_FONT, " ".join(f"U+{each}" for each in _NOT_IN_FONT.split())),
            )
            for name in names.split()
        ),
        ".config/xfce4/terminal/terminalrc": (
            f"[Configuration]\nFontName={FONT} {POINTS}\nColorForeground=#000000\n"
            "ColorBackground=#ffffff\nMiscMenubarDefault=FALSE\n"
            "ScrollingBar=TERMINAL_SCROLLBAR_NONE\nMiscBordersDefault=FALSE\n"
        ),
        ".config/qterminal.org/qterminal.ini": (
            f"[General]\nfontFamily={FONT}\nfontSize={POINTS}\nMenuVisible=false\n"
            "ScrollbarPosition=0\nHideTabBarWithOneTab=true\ncolorScheme=BlackOnWhite\n"
            "HighlightCurrentTerminal=false\nAskOnExit=false\nTerminalMargin=0\n"
        ),
        ".config/weston.ini": "[core]\nidle-time=0\nshell=kiosk-shell.so\n",
        ".config/foot/foot.ini": (
            f"font={FONT}:size={POINTS}\npad=0x0\n[colors]\nbackground=ffffff\n"
            "foreground=000000\n[csd]\npreferred=none\n"
        ),
        "screenrc": "startup_message off\ndefutf8 on\nmaptimeout 50\n",
        "tmux.conf": (
            'set -g status off\nset -g default-terminal "tmux-256color"\n'
            'set -as terminal-features ",mlterm*:256"\n'
        ),
    }  # fmt: skip
    for name, text in files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
