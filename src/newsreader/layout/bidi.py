"""Embedding levels of a paragraph (UAX #9, rules P2 to L1) and the order of a line (L2).

The rules W1 to N2 work on a whole run at once: a run is a string with one letter a character
(`newsreader.text.directions.BIDI_CLASS`), and each rule is one substitution on it. Levels are
`bytes`, one byte a code point.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsreader.text.directions import BIDI_CLASS, Direction, first_strong
from newsreader.text.mirroring import CLOSING, OPENING

__all__ = ["base_direction", "embedding_levels", "line_levels", "visual_order"]

MAX_DEPTH = 125
MAX_BRACKETS = 63

_EXPLICIT = re.compile("[1-9b]")
_NSM = re.compile("([^M])(M+)")
_AFTER_ARABIC = re.compile("A[^LRA]+")
_AFTER_LATIN = re.compile("L[^LR]+")
_SEPARATOR = re.compile("(?<=E)[SC](?=E)|(?<=N)C(?=N)")
_TERMINATORS = re.compile("(?<=E)T+|T+(?=E)")
_BRACKET = re.compile(f"[{re.escape(''.join({*OPENING, *CLOSING}))}]")
_BETWEEN_L = re.compile("(?<=L)O+(?=L)")
_BETWEEN_R = re.compile("(?<=[REN])O+(?=[REN])")
_NEUTRAL = str.maketrans("WBtSTC6789", "OOOOOOOOOO")
_LEFTOVERS = str.maketrans("STC", "OOO")
_STRONG = str.maketrans("EN", "RR")
_IMPLICIT = ({"L": 0, "R": 1, "E": 2, "N": 2}, {"L": 1, "R": 0, "E": 1, "N": 1})
_RESET = re.compile("[W1-9b]*(?:[tB]|$)")


def base_direction(text: str, default: Direction = Direction.LTR) -> Direction:
    """Return the direction of the paragraph `text` (rules P2 and P3)."""
    # Nearly every paragraph tells within its first word or two.
    head = text[:16].translate(BIDI_CLASS)
    if "6" not in head and "7" not in head and "8" not in head:
        found = first_strong(head)
        if found is not None or len(text) <= 16:
            return found or default
    return first_strong(text.translate(BIDI_CLASS)) or default


def embedding_levels(text: str, direction: Direction, classes: str | None = None) -> bytes:
    """Return the embedding level of each code point of one paragraph, before rule L1.

    A character that rule X9 removes gets the level of the one before it. `classes` may be given
    instead of being looked up (the conformance tests have classes and no characters).
    """
    if classes is None:
        classes = text.translate(BIDI_CLASS)
    base = direction.value
    if _EXPLICIT.search(classes) is None:
        return _resolve(text, classes, base, base, base)
    return _with_explicit(text, classes, base)


def line_levels(levels: bytes, classes: str, direction: Direction) -> bytes:
    """Apply rule L1 to the levels of one line: separators and trailing white space are reset."""
    out = bytearray(levels)
    for match in _RESET.finditer(classes):
        start, end = match.span()
        out[start:end] = bytes([direction.value]) * (end - start)
    return bytes(out)


def visual_order(levels: bytes) -> list[int]:
    """Return the indices of a line's items from left to right (rule L2)."""
    if not levels:
        return []
    lowest_odd = min((level for level in set(levels) if level & 1), default=None)
    order = list(range(len(levels)))
    if lowest_odd is None:
        return order
    for level in range(max(levels), lowest_odd - 1, -1):
        # The items at `level` or above stand side by side in `order` from the second turn on,
        # for a turn moves nothing out of its own stretch.
        start = 0
        size = len(order)
        while start < size:
            if levels[order[start]] < level:
                start += 1
                continue
            end = start + 1
            while end < size and levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end
    return order


def _resolve(text: str, classes: str, level: int, before: int, after: int) -> bytes:
    """Resolve one isolating run sequence (W1 to I2), given the levels on its two sides."""
    embedding = "R" if level & 1 else "L"
    # The type before the sequence (sos) stands as its first letter until the end.
    run = ("R" if max(level, before) & 1 else "L") + classes
    if "M" in run:
        run = _NSM.sub(_w1, run)
    if "E" in run:
        if "A" in run:
            run = _AFTER_ARABIC.sub(lambda m: m.group().replace("E", "N"), run)
        if "S" in run or "C" in run:
            run = _SEPARATOR.sub(lambda m: run[m.start() - 1], run)
        if "T" in run:
            run = _TERMINATORS.sub(lambda m: "E" * len(m.group()), run)
    elif "C" in run and "N" in run:
        run = _SEPARATOR.sub("N", run)
    run = run.replace("A", "R").translate(_LEFTOVERS)
    if "E" in run and "L" in run:
        run = _AFTER_LATIN.sub(lambda m: m.group().replace("E", "L"), run)
    if "L" in run or embedding == "L":
        if _BRACKET.search(text) is not None:
            run = _brackets(text, classes, run, embedding)
        run = run.translate(_NEUTRAL) + ("R" if max(level, after) & 1 else "L")
        if embedding == "R":
            run = _BETWEEN_L.sub(lambda m: "L" * len(m.group()), run)
        else:
            run = _BETWEEN_R.sub(lambda m: "R" * len(m.group()), run)
        run = run[:-1]
    # Without any L all neutrals of a right-to-left run, brackets among them, stand between R.
    run = run.translate(_NEUTRAL).replace("O", embedding)
    offsets = _IMPLICIT[level & 1]
    return bytes(run[1:].translate({ord(k): chr(level + v) for k, v in offsets.items()}), "latin-1")


def _w1(match: re.Match[str]) -> str:
    before, marks = match.groups()
    return before + ("O" if before in "6789" else before) * len(marks)


def _brackets(text: str, classes: str, run: str, embedding: str) -> str:
    """Rule N0, on a run whose first letter is the type before it."""
    pairs = _bracket_pairs(text, run)
    if not pairs:
        return run
    other = "L" if embedding == "R" else "R"
    out = list(run)
    strong = bytearray(run.translate(_STRONG), "ascii")
    e, o = ord(embedding), ord(other)
    for opening, closing in pairs:
        if strong.find(e, opening + 1, closing) >= 0:
            new = embedding
        elif strong.find(o, opening + 1, closing) >= 0:
            context_is_other = strong.rfind(o, 0, opening) > strong.rfind(e, 0, opening)
            new = other if context_is_other else embedding
        else:
            continue
        for place in (opening, closing):
            out[place] = new
            strong[place] = ord(new)
            # Marks that rule W1 gave the bracket's own type follow it.
            follower = place + 1
            while follower < len(out) and classes[follower - 1] == "M":
                out[follower] = new
                strong[follower] = ord(new)
                follower += 1
    return "".join(out)


def _bracket_pairs(text: str, run: str) -> list[tuple[int, int]]:
    """Return the bracket pairs of a run (BD16) by opening place, as offsets into `run`."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for match in _BRACKET.finditer(text):
        place = match.start() + 1
        if run[place] != "O":
            continue
        bracket = match.group()
        if bracket in OPENING:
            if len(waiting) == MAX_BRACKETS:
                return []
            waiting.append((OPENING[bracket], place))
            continue
        closing = CLOSING[bracket]
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == closing:
                pairs.append((waiting[depth][1], place))
                del waiting[depth:]
                break
    pairs.sort()
    return pairs


def _with_explicit(text: str, classes: str, base: int) -> bytes:
    """Rules X1 to X10 for a paragraph that holds explicit controls or boundary neutrals."""
    matching = _matching_isolates(classes)
    levels, resolved, kept = _explicit_levels(classes, base, matching)
    explicit = bytes(levels)
    for sequence in list(_isolating_run_sequences(matching, levels, kept)):
        first, last = sequence[0], sequence[-1]
        level = explicit[first]
        before = _neighbour(explicit, kept, first, -1, base)
        open_isolate = classes[last] in "678" and last not in matching
        after = base if open_isolate else _neighbour(explicit, kept, last, +1, base)
        run = _resolve(
            "".join(text[i] for i in sequence) if text else "",
            "".join(resolved[i] for i in sequence),
            level,
            before,
            after,
        )
        for i, value in zip(sequence, run):
            levels[i] = value
    previous = base
    for i, keep in enumerate(kept):
        if keep:
            previous = levels[i]
        else:
            levels[i] = previous
    return bytes(levels)


def _neighbour(levels: bytes, kept: list[bool], index: int, step: int, base: int) -> int:
    """Return the explicit level of the nearest kept character on one side, else the base."""
    index += step
    while 0 <= index < len(kept):
        if kept[index]:
            return levels[index]
        index += step
    return base


def _explicit_levels(  # noqa: PLR0912 - a branch for each rule, as in the standard
    classes: str, base: int, matching: dict[int, int]
) -> tuple[bytearray, list[str], list[bool]]:
    """Rules X1 to X8: each character's explicit level, its class after overrides, kept or not."""
    levels = bytearray([base]) * len(classes)
    resolved = list(classes)
    kept = [True] * len(classes)
    stack: list[tuple[int, str, bool]] = [(base, "", False)]
    overflow_isolates = overflow_embeddings = valid_isolates = 0
    for i, letter in enumerate(classes):
        level, override, _ = stack[-1]
        if letter in "1234":
            kept[i] = False
            new = _next_level(level, rtl=letter in "34")
            if new <= MAX_DEPTH and not overflow_isolates and not overflow_embeddings:
                stack.append((new, {"2": "L", "4": "R"}.get(letter, ""), False))
            elif not overflow_isolates:
                overflow_embeddings += 1
        elif letter in "678":
            levels[i] = level
            resolved[i] = override or letter
            rtl = letter == "7"
            if letter == "8":
                rtl = first_strong(classes[i + 1 : matching.get(i)]) is Direction.RTL
            new = _next_level(level, rtl=rtl)
            if new <= MAX_DEPTH and not overflow_isolates and not overflow_embeddings:
                valid_isolates += 1
                stack.append((new, "", True))
            else:
                overflow_isolates += 1
        elif letter == "9":
            if overflow_isolates:
                overflow_isolates -= 1
            elif valid_isolates:
                overflow_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                valid_isolates -= 1
            level, override, _ = stack[-1]
            levels[i] = level
            resolved[i] = override or letter
        elif letter == "5":
            kept[i] = False
            if not overflow_isolates:
                if overflow_embeddings:
                    overflow_embeddings -= 1
                elif not stack[-1][2] and len(stack) > 1:
                    stack.pop()
        elif letter == "b":
            kept[i] = False
        elif letter != "B":
            levels[i] = level
            resolved[i] = override or letter
    return levels, resolved, kept


def _next_level(level: int, *, rtl: bool) -> int:
    """Return the least odd (right-to-left) or even level greater than `level`."""
    return (level + 1) | 1 if rtl else (level + 2) & ~1


def _matching_isolates(classes: str) -> dict[int, int]:
    """Return isolate initiator → its PDI (BD9), for those that have one."""
    waiting: list[int] = []
    found: dict[int, int] = {}
    for i, letter in enumerate(classes):
        if letter in "678":
            waiting.append(i)
        elif letter == "9" and waiting:
            found[waiting.pop()] = i
        elif letter == "B":
            waiting.clear()
    return found


def _isolating_run_sequences(
    matching: dict[int, int], levels: bytearray, kept: list[bool]
) -> Iterator[list[int]]:
    """Yield the kept characters' indices, one list an isolating run sequence (BD13)."""
    runs: list[list[int]] = []
    for i in (i for i, keep in enumerate(kept) if keep):
        # Runs end where the level changes (BD7).
        if runs and levels[runs[-1][-1]] == levels[i]:
            runs[-1].append(i)
        else:
            runs.append([i])
    by_start = {run[0]: run for run in runs}
    continued = {matching[run[-1]] for run in runs if run[-1] in matching} & by_start.keys()
    for run in runs:
        if run[0] in continued:
            continue
        sequence = list(run)
        while (following := matching.get(sequence[-1])) in by_start:
            sequence += by_start[following]
        yield sequence
