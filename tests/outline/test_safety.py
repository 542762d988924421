from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.outline.safety import wrong_address

SITES = [
    "un.org",
    "www.un.org:8080",
    "موقع.شبكة",
    "xn--ygbi2ammx.example",
    "127.0.0.1",
    "[2001:db8::1]:80",
    "bücher.de",
    "un.org.:443",
    "1x.de",
    "4chan.org:65535",
]


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("rest", ["", "/", "/a@b", "?q=a%40b:c", "#x", "/تقرير/سنة"])
def test_an_address_leads_to_its_site(site: str, rest: str) -> None:
    assert wrong_address(f"https://{site}{rest}") is None


@pytest.mark.parametrize(
    "url",
    [
        "https://un.org\\@evil.example", "https:\\\\evil.example", "https://evil.example\\un.org", "https://un.org/a\\b",
        "https://un.org%40evil.example", "https://un.org%5C@evil.example", "https://un.org%2F.evil.example",
        "https://user:pass@evil.example", "https://un.org:x@evil.example", "https://@evil.example",
        "https://un.org\uff20evil.example", "https://un.org\uff0fevil.example", "https://un\uff0eorg", "https://un\u3002org",
        "https://un\uff61org", "https://\uff55n.org", "https://un.org\u2044.evil.example/", "https://un.org\u200b.example",
        "https://un.org\t@evil.example", "https://un.org\n", "https://un\xad.org", "https://un.org:80:90", "https://[::1",
        "https:///un.org", "https://?un.org", "https://un.org\u2100.example", "https://%75n.org", "https://un.org|.example",
        "https://0x7f.1", "https://2130706433/", "https://127.1", "https://0177.0.0.1", "https://1.2.3.4.", "https://a.0X",
        "https://256.0.0.1", "https://[1]", "https://[::g]", "https://un.org:65536", "https://un.org:1000000000",
        "https://.", "https://..org", "https://un..org", "https://.un.org", "https://un.org..",
    ],
)  # fmt: skip
def test_an_address_that_hides_its_site_is_refused(url: str) -> None:
    assert wrong_address(url)


@pytest.mark.parametrize(
    "url",
    ["mailto:a@un.org", "MAILTO:a@un.org,b@un.org", "mailto:a@un.org?subject=%D8%A3&body=a%0D%0Ab&cc=b@un.org"],
)
def test_a_mail_goes_to_whom_it_says(url: str) -> None:
    assert wrong_address(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "mailto:", "mailto:?to=a@un.org", "mailto:@", "mailto:a", "mailto:a@", "mailto:a@un.org,", "mailto:a@b@un.org",
        "mailto:a@un.org?attach=/etc/passwd", "mailto:a@un.org?subject=x&attachment=c", "mailto:a@un.org?BCC=b@un.org",
        "mailto:a@un.org?subject=x&amp;bcc=b@un.org", "mailto:a@un.org?%62cc=b@un.org", "mailto:a%0Abcc:b@un.org",
        "mailto:a@un.org?subject=x%0D%0ABcc:b@un.org", "mailto://un.org/a@b",
    ],
)  # fmt: skip
def test_a_mail_to_nobody_or_with_more_than_it_shows_is_refused(url: str) -> None:
    assert wrong_address(url)


@given(st.sampled_from(SITES), st.text("\\@%/:?#\t\uff20\uff0f\u3002x", max_size=6))
def test_whatever_stands_between_no_other_site_is_led_to(site: str, between: str) -> None:
    url = f"https://{site}{between}@evil.example"
    if wrong_address(url) is None:
        assert set(between) & set("/?#")
        assert "\\" not in url
