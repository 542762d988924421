"""Characters and addresses that may stand in a text, and others. The others deceive readers or programs."""

from __future__ import annotations

import re
import unicodedata
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import unquote

from msgspec import Struct

from deckgen.limits import shown
from deckgen.problems import Message, Severity

LONGEST_ADDRESS = 2083
"""Internet Explorer's longest address (Microsoft KB 208427)."""

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u20d0-\u20ff"
)
# Fully vowelled Arabic puts three marks on a letter; nine are there to paint over the lines around.
_SUSPECT = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
    f"|[{''.join(chr(plane + last) for plane in range(0x10000, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))}]"
    f"|[{_MARKS}]{{9,}}"
)
_STACKED = re.compile(f"[{_MARKS}][{_MARKS}]{{8}}")
_INVISIBLE = "".join(
    (" \t\r\n\xa0\xad\u061c\u180e\u3000\ufeff", *map(chr, range(0x2000, 0x2010)), *map(chr, range(0x2028, 0x2030)),
     *map(chr, range(0x205F, 0x2070)), *map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)))
)  # fmt: skip
_SCHEME = r"(?i)(https?|mailto):"
_HOST = r"(?i)https?://([^/?#]*)"
_FORBIDDEN = frozenset("%<>^|[]:/?#@\u2044\u2215\u29f8\u3002")
"""What no name of a site holds (WHATWG URL Standard, 3.1), what looks like a slash, and a dot of another script."""
_PLAIN_SITE = r"(\[[0-9a-fA-F:.]+\]|[^:]*)(?::([0-9]{,5}))?"
_NUMBER = r"(?i)(?:^|\.)(?:[0-9]+|0x[0-9a-f]*)\.?$"
MOST_PORT = 2**16 - 1
_UNSEEN = frozenset(_INVISIBLE) - {"\u200c", "\u200d"}
"""Not the joiners, which stand in names of several languages."""
_MAILBOX = r"(?!/)[^@\s<>\"%]+@[^@\s<>\"%?&/]+"
_MAIL_FIELDS = ("to", "cc", "subject", "body")
"""Neither a hidden recipient nor a file of the reader's goes with a mail (RFC 6068, 4 and 7)."""
_CONTROL = r"[\x00-\x1f\x7f]"
_LATIN_LOOKALIKES = "[\u0370-\u058f\u13a0-\u13ff]"


class Finding(Struct, frozen=True):
    """What is wrong with a text. ``offset`` is where, in code points from its beginning."""

    code: str
    message: Message
    hint: Message | None
    offset: int
    severity: Severity = "error"


def is_blank(source: str) -> bool:
    """Return whether nothing of a text can be seen."""
    return not source.strip(_INVISIBLE)


def check_characters(source: str) -> list[Finding]:
    """Return the characters that deceive readers or break XML. See Unicode TR36, 2.10, and UAX #9, 3.3.2."""
    # Of all that is looked for, only marks are printable; most texts are known in a tenth of the time to have nothing.
    if source.replace("\n", "").isprintable() and not _STACKED.search(source):
        return []
    findings: list[Finding] = []
    isolates: list[tuple[str, int, bool]] = []
    for match in re.finditer(_SUSPECT, source):
        code, at = f"U+{ord(match[0][0]):04X}", match.start()
        if len(match[0]) > 1:
            findings.append(
                Finding("stacked-marks", Message("{count} marks on one letter", count=len(match[0])), None, at)
            )
        elif "\u202a" <= match[0] <= "\u202e":
            what = Message("the direction control {code} hides what stands here", code=code)
            hint = Message("it came with a pasted text and is not seen: type the words beside it anew")
            findings.append(Finding("bidi-control", what, hint, at))
        elif match[0] == "\u2069" and isolates:
            isolates.pop()
        elif "\u2066" <= match[0] <= "\u2069":
            isolates.append((code, at, match[0] == "\u2069"))
        else:
            what = (
                Message("the control character {code} may not stand in a text", code=code)
                if match[0] < "\xa0"
                else Message("the character {code} may not stand in a text", code=code)
            )
            findings.append(
                Finding(
                    "bad-character",
                    what,
                    Message("delete it"),
                    at,
                )
            )
    for code, at, closing in isolates:
        what = (
            Message("the isolate {code} is never opened", code=code)
            if closing
            else Message("the isolate {code} is never closed", code=code)
        )
        findings.append(Finding("bidi-isolate", what, Message("delete it, or close it with U+2069"), at))
    return findings


def check_address(url: str, offset: int = 0) -> list[Finding]:
    """Return what is wrong with the address of a link. The list has at most one entry."""
    what = wrong_address(url)
    return (
        [
            Finding(
                "bad-link",
                Message('{what}: "{url}"', what=what, url=shown(url)),
                Message("a link begins with https://, http:// or mailto:"),
                offset,
            )
        ]
        if what
        else []
    )


def wrong_address(url: str) -> Message | None:
    """Return what keeps a link from leading to an address.

    It is ``None`` where nothing does. Browsers take a backslash for a slash, leave out tabs and decode the site
    (WHATWG URL Standard, 4.4); other programs do not. So what they would read differently is refused, however it
    is encoded.
    """
    if not re.match(_SCHEME, url):
        return Message("a link may not lead there")
    if len(url) > LONGEST_ADDRESS:
        return Message("an address of {count} characters; {most} are the most", count=len(url), most=LONGEST_ADDRESS)
    if not _UNSEEN.isdisjoint(url):
        return Message("an address with a space or control character")
    if "\\" in url:
        return Message("an address with a backslash hides where it leads")
    return _wrong_mail(url) if url[:7].lower() == "mailto:" else _wrong_site(url)


def _wrong_site(url: str) -> Message | None:
    site = re.match(_HOST, url)
    if site is None or not site[1]:
        return Message("an address without a site")
    host = site[1]
    if "@" in unicodedata.normalize("NFKC", unquote(host)):
        return Message("an address with a user name before the site hides where it leads")
    name = re.fullmatch(_PLAIN_SITE, host)
    if name is None or not _is_plain(name[1]) or int(name[2] or 0) > MOST_PORT:
        return Message("an address whose site is not written as browsers read it")
    if re.search(_LATIN_LOOKALIKES, host) and re.search("[A-Za-z]", host):
        # The whole label may be look-alikes (аррӏе.com), so mixing within a label is not what to look for.
        return Message("a domain in two scripts can pass for another; write it in its xn-- form")
    return None


def _is_plain(site: str) -> bool:
    """Return whether browsers read the name or number of a site as it is written."""
    try:
        if site.startswith("["):
            return bool(IPv6Address(site[1:-1]))
        # They take any number for an address of four bytes: 0x7f.1 is 127.0.0.1 (WHATWG URL Standard, 3.5).
        if re.search(_NUMBER, site):
            return bool(IPv4Address(site))
    except ValueError:
        return False
    named = all(site.removesuffix(".").split("."))
    same = unicodedata.normalize("NFKC", site) == unicodedata.normalize("NFC", site)
    return named and same and _FORBIDDEN.isdisjoint(site)


def _wrong_mail(url: str) -> Message | None:
    """Return what is wrong with an address of mail (RFC 6068)."""
    to, _, fields = url[7:].partition("?")
    if not all(re.fullmatch(_MAILBOX, unquote(mailbox)) for mailbox in to.split(",")):
        return Message("a link to mail needs an address: mailto:name@example.org")
    for field in filter(None, re.split("&amp;|&", fields)):
        name, _, value = map(unquote, field.partition("="))
        if name.lower() not in _MAIL_FIELDS:
            return Message('a link to mail may not say "{field}"', field=shown(name))
        if name.lower() != "body" and re.search(_CONTROL, value):
            return Message("an address with a space or control character")
    return None
