"""What a browser says of itself, in words; what it is known to make up is left out."""

from __future__ import annotations

import pytest

from troubleshooting.text.devices import MAX_WORDS, device_words

CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0"
WINDOWS = f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROME} Safari/537.36 Edg/131.0.0.0"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
MAC_CHROME = f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {CHROME} Safari/537.36"
IPHONE_26 = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1"
ANDROID = f"Mozilla/5.0 (Linux; Android 10; K) {CHROME} Mobile Safari/537.36"
SAMSUNG = "Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36"
LINUX = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"
EDGE_BRANDS = '"Microsoft Edge";v="131", "Chromium";v="131", "Not_A Brand";v="24"'


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (WINDOWS, "Windows 10 or 11, Edge 131"),
        (MAC, "macOS or iPadOS, Safari 18"),
        (MAC_CHROME, "macOS, Chrome 131"),
        (IPHONE, "iPhone, iOS 17.5, Safari 17"),
        (IPHONE_26, "iPhone, iOS, Safari 26"),
        (ANDROID, "Android, Chrome 131"),
        (SAMSUNG, "Samsung SM-S918B, Android 14, Samsung Internet 27"),
        (LINUX, "Linux, Firefox 132"),
        ("something else", ""),
        ("", ""),
    ],
)
def test_without_hints(user_agent: str, words: str) -> None:
    assert device_words({"User-Agent": user_agent}) == words


@pytest.mark.parametrize(
    ("version", "words"),
    [
        ("15.0.0", "Windows 11"),
        ("13.0.0", "Windows 11"),
        ("10.0.0", "Windows 10"),
        ("0", "Windows"),
    ],
)
def test_hints_tell_one_windows_from_another(version: str, words: str) -> None:
    headers = {
        "User-Agent": WINDOWS,
        "Sec-CH-UA": EDGE_BRANDS,
        "Sec-CH-UA-Platform": '"Windows"',
        "Sec-CH-UA-Platform-Version": f'"{version}"',
        "Sec-CH-UA-Model": '""',
    }

    assert device_words(headers) == f"{words}, Edge 131"


def test_hints_tell_the_phone_and_the_true_version() -> None:
    headers = {
        "User-Agent": ANDROID,
        "Sec-CH-UA": '"Not A(Brand";v="8", "Chromium";v="131", "Google Chrome";v="131"',
        "Sec-CH-UA-Platform": '"Android"',
        "Sec-CH-UA-Platform-Version": '"14.0.0"',
        "Sec-CH-UA-Model": '"Pixel 8"',
    }

    assert device_words(headers) == "Pixel 8, Android 14, Chrome 131"


def test_a_chromium_that_says_no_more_is_not_called_chrome() -> None:
    headers = {
        "User-Agent": f"Mozilla/5.0 (X11; Linux x86_64) {CHROME} Safari/537.36",
        "Sec-CH-UA": '"Chromium";v="131", "Not_A Brand";v="24"',
        "Sec-CH-UA-Platform": '"Linux"',
    }

    assert device_words(headers) == "Linux, Chromium 131"


def test_a_browser_s_own_name_comes_before_its_engine_s() -> None:
    headers = {"Sec-CH-UA": '"Chromium";v="131", "Brave";v="131", "Not_A Brand";v="24"'}

    assert device_words({"User-Agent": WINDOWS, **headers}) == "Windows 10 or 11, Brave 131"


def test_it_is_one_line_of_bounded_length() -> None:
    headers = {"User-Agent": WINDOWS, "Sec-CH-UA-Model": '"' + "x\t<b>\n" * 200 + '"'}

    words = device_words(headers)

    assert len(words) <= MAX_WORDS
    assert "\n" not in words
    assert "\t" not in words
