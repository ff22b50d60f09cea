"""The manual page and the completions, made of the parsers and of the tables themselves."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence

from newsreader import __version__
from newsreader.cli import bidi, config, doctor, index, open, print, related, search  # noqa: A004
from newsreader.cli.arguments import FILES, Option, Parser
from newsreader.decoding.encodings import CHOICES
from newsreader.display.keys import ACTIONS, GROUPS, key_name
from newsreader.settings import SETTINGS
from newsreader.settings.toml import value_text
from newsreader.terminal.profiles import PROFILES

__all__ = ["SHELLS", "man_page", "parsers"]

_SHELLS = ("bash", "zsh", "fish")
# What is offered for a value that has other names besides.
_OFFERED = {"PROFILE": tuple(PROFILES), "NAME": CHOICES}


def parsers() -> dict[str, Parser]:
    """Return the parser of each command by its name, that of the program itself by ""."""
    commands = {
        "print": print.parser(), "bidi": bidi.parser(), "search": search.parser(),
        "related": related.parser(), "index": index.parser(), "doctor": doctor.parser(),
        "config": config.parser(), "man": Parser("newsreader man", "Write this manual page."),
        "completions": completions_parser(),
    }  # fmt: skip
    return {"": open.parser([*commands]), **commands}


def completions_parser() -> Parser:
    """Return the parser of the words behind `completions`."""
    parser = Parser("newsreader completions", "Write what completes the command line in a shell.")
    parser.add_argument("shell", choices=_SHELLS, help="which shell")
    return parser


# The manual page


def _roff(text: str) -> str:
    """Return a text as a line of a manual page."""
    line = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{line}" if line[:1] in (".", "'") else line


def man_page() -> Iterator[str]:
    """Yield the lines of the manual page."""
    yield f'.TH NEWSREADER 1 "" "newsreader {__version__}"'
    yield from (".SH NAME", "newsreader \\- read Arabic articles in the terminal")
    yield from (".SH SYNOPSIS", ".B newsreader", "[\\fIPATH\\fR ...]", ".br", ".B newsreader")
    yield "\\fICOMMAND\\fR [\\fIOPTION\\fR ...]"
    for name, parser in parsers().items():
        yield f".SH {name.upper() or 'OPTIONS'}"
        yield _roff(parser.description or "")
        for option in parser.options():
            value = f" \\fI{_roff(option.value)}\\fR" if option.value else ""
            yield from (".TP", f"\\fB{_roff(', '.join(option.flags))}\\fR{value}")
            yield _roff(option.about)
    yield ".SH KEYS"
    for group, heading in GROUPS.items():
        yield f".SS {_roff(heading.english)}"
        for action in ACTIONS:
            if action.group == group:
                keys = ", ".join(map(key_name, action.keys))
                yield from (".TP", f"\\fB{_roff(keys)}\\fR", _roff(action.english))
    yield from (".SH SETTINGS", "In the file that \\fBnewsreader config \\-\\-edit\\fR opens:")
    for setting in SETTINGS.values():
        shown = f"{setting.name} = {value_text(setting.default)}"
        yield from (".TP", f"\\fB{_roff(shown)}\\fR", _roff(f"{setting.about} {setting.values}"))


# Completions


def _flags(options: Sequence[Option]) -> str:
    """Return the names of options, with blanks between them."""
    return " ".join(flag for option in options for flag in option.flags)


def _values(option: Option) -> str:
    """Return what is offered for the value of an option, with blanks between."""
    return " ".join(option.choices or _OFFERED.get(option.value, ()))


def _bash() -> Iterator[str]:
    """Yield the lines of a script for bash."""
    program, *commands = parsers().items()
    yield "_newsreader() {"
    yield "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}"
    yield '    local words="" options="" files=1'
    yield "    case $prev in"
    taken = {o.flags: o for _, p in parsers().items() for o in p.options() if o.value}
    for flags, option in taken.items():
        kind = "-d" if option.value in FILES else f"-W '{_values(option)}'"
        yield f'        {"|".join(flags)}) COMPREPLY=($(compgen {kind} -- "$cur")); return ;;'
    yield "    esac"
    yield "    case ${COMP_WORDS[1]} in"
    for name, parser in commands:
        words = " ".join(_SHELLS if name == "completions" else ())
        files = "" if parser.takes_files else " files="
        yield f'        {name}) options="{_flags(parser.options())}" words="{words}"{files} ;;'
    yield f'        *) options="{_flags(program[1].options())}" ;;'
    yield "    esac"
    names = " ".join(name for name, _ in commands)
    yield f'    [ "$COMP_CWORD" -eq 1 ] && words="{names}" files=1'
    yield "    case $cur in -*) words=$options files= ;; esac"
    yield "    local IFS=$'\\n'"
    yield '    COMPREPLY=($(compgen -W "${words// /$IFS}" -- "$cur"))'
    yield '    [ -n "$files" ] && COMPREPLY+=($(compgen -f -- "$cur"))'
    yield "}"
    yield "complete -o filenames -F _newsreader newsreader"


def _zsh() -> Iterator[str]:
    """Yield the lines of a script for zsh."""
    program, *commands = parsers().items()
    yield "#compdef newsreader"
    yield "_newsreader() {"
    yield "    local -a commands=("
    yield from (f"        {shlex.quote(f'{name}:{_about(p)}')}" for name, p in commands)
    yield "    )"
    yield "    (( CURRENT == 2 )) && _describe command commands"
    yield "    case $words[2] in"
    for name, parser in commands:
        shells = f"'1:shell:({' '.join(_SHELLS)})'" if name == "completions" else ""
        rest = "'*:file:_files'" if parser.takes_files else shells
        yield f"        {name}) shift words; (( CURRENT-- )); _arguments {_specs(parser)} {rest} ;;"
    yield f"        *) _arguments {_specs(program[1])} '*:file:_files' ;;"
    yield "    esac"
    yield "}"
    yield '_newsreader "$@"'


def _about(parser: Parser) -> str:
    """Return the first sentence that says what a command is for."""
    return (parser.description or "").partition(". ")[0].rstrip(".")


def _specs(parser: Parser) -> str:
    """Return the options of a parser as zsh's `_arguments` takes them."""
    specs = []
    for option in parser.options():
        about = option.about.translate(str.maketrans("[]:", "()-"))
        kind = "_files -/" if option.value in FILES else " "
        choices = f"({_values(option)})" if _values(option) else kind
        value = f":{option.value}:{choices}" if option.value else ""
        specs += [shlex.quote(f"{flag}[{about}]{value}") for flag in option.flags]
    return " ".join(specs)


def _fish() -> Iterator[str]:
    """Yield the lines of a script for fish."""
    names = " ".join(filter(None, parsers()))
    for name, parser in parsers().items():
        if name:
            about = shlex.quote(_about(parser))
            yield f"complete -c newsreader -n __fish_use_subcommand -a {name} -d {about}"
        where = f"'{'' if name else 'not '}__fish_seen_subcommand_from {name or names}'"
        if not parser.takes_files:
            yield f"complete -c newsreader -n {where} -f"
        for option in parser.options():
            names = " ".join(
                f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}"
                for flag in option.flags
            )
            kind = " -r" if option.value in FILES else " -x"
            value = f" -x -a '{_values(option)}'" if _values(option) else kind
            names += value if option.value else ""
            about = shlex.quote(option.about)
            yield f"complete -c newsreader -n {where} {names} -d {about}"
    shells = "'__fish_seen_subcommand_from completions'"
    yield f"complete -c newsreader -n {shells} -f -a '{' '.join(_SHELLS)}'"


SHELLS: Mapping[str, Callable[[], Iterator[str]]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
"""What writes the script for each shell."""
