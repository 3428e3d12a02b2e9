"""A word inside a sentence written without spaces is found and marked."""

from __future__ import annotations

import pytest

from tests.cases.shown import Shown
from tests.cases.stories import Portal, Sentences, with_title

# Language, its tag, a sentence without spaces, and words that stand in it.
SENTENCES = {
    "Chinese": ("zh-CN", "zh-cn", "如果无法登录，请重置密码", ["重置", "密码", "登录", "码"]),
    "Chinese of Taiwan": ("zh-TW", "zh-tw", "若無法登入，請重設密碼。", ["重設", "登入", "密碼"]),
    "Japanese": (
        "ja-JP",
        "ja",
        "サインインできない場合は、パスワードを再設定してください。",
        ["パスワード", "再設定", "場合", "サインイン"],
    ),
    "Thai": (
        "th-TH",
        "th",
        "หากลงชื่อเข้าใช้ไม่ได้ให้ตั้งรหัสผ่านใหม่แล้วทำงานต่อ",
        ["รหัสผ่าน", "ลงชื่อ", "ใหม่", "ทำงาน"],
    ),
    "Khmer": ("km-KH", "km-kh", "សូមកំណត់ពាក្យសម្ងាត់ឡើងវិញ", ["ពាក្យសម្ងាត់", "កំណត់"]),
    "Korean": ("ko-KR", "ko", "암호를재설정하십시오", ["재설정", "암호"]),
}
ASKED = [(name, word) for name, (*_where, words) in SENTENCES.items() for word in words]
OTHERS = {"zh-CN": "打印机没有纸", "zh-TW": "印表機沒有紙", "ja-JP": "プリンターに紙がありません"}


def publish(portal: Portal, name: str) -> str:
    """The sentence as an article, and another one beside it; gives the language's tag."""
    locale, tag, sentence, _words = SENTENCES[name]
    pair = Sentences("u1")
    body = pair(sentence, "If you cannot sign in, reset your password.")
    portal.publish(with_title(body, ("1", "Sign-in")), locale=locale, name="sign-in")
    other = pair(OTHERS.get(locale, "2"), "The printer has no paper.")
    portal.publish(with_title(other, ("2", "Paper")), locale=locale, name="paper")
    return tag


def found(page: str) -> list[str]:
    return [link.href.split("/")[2] for link in Shown(page).links if link.href.count("/") == 3]


@pytest.mark.parametrize(("name", "word"), ASKED)
def test_the_word_is_found_and_marked_as_a_whole(portal: Portal, name: str, word: str) -> None:
    tag = publish(portal, name)
    page = portal.search(word, tag)
    assert found(page) == ["sign-in"]
    assert f"<mark>{word}</mark>" in page


@pytest.mark.parametrize("name", SENTENCES)
def test_the_whole_sentence_is_found(portal: Portal, name: str) -> None:
    tag = publish(portal, name)
    assert found(portal.search(SENTENCES[name][2], tag)) == ["sign-in"]


@pytest.mark.parametrize("query", ["重置 密码", "重置　密码", "重置、密码", "重置，密码"])
def test_two_words_are_parted_by_any_space_or_comma(portal: Portal, query: str) -> None:
    publish(portal, "Chinese")
    page = portal.search(query, "zh-cn")
    assert found(page) == ["sign-in"]
    assert "请<mark>重置</mark><mark>密码</mark>" in page


def test_a_word_that_is_not_there_is_not_found(portal: Portal) -> None:
    publish(portal, "Chinese")
    assert found(portal.search("键盘", "zh-cn")) == []


def test_letters_of_the_word_alone_find_nothing(portal: Portal) -> None:
    """Thai writes vowels and tones above letters; they are part of the word."""
    publish(portal, "Thai")
    assert found(portal.search("รูหี", "th")) == []


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("ﾊﾟｽﾜｰﾄﾞを変更", "パスワード"),
        ("パスワードを変更", "ﾊﾟｽﾜｰﾄﾞ"),
        ("ＯｎｅＤｒｉｖｅを開く", "onedrive"),
    ],
)
def test_half_and_full_width_are_the_same(portal: Portal, written: str, asked: str) -> None:
    body = with_title(Sentences("u1")(written, "Change it."), ("1", "Change"))
    portal.publish(body, locale="ja-JP", name="width")
    assert found(portal.search(asked, "ja")) == ["width"]


def test_a_word_in_a_title_is_marked_there(portal: Portal) -> None:
    title = ("パスワードを忘れた場合", "Forgotten password")
    portal.publish(with_title("本文。", title), locale="ja-JP")
    assert "パスワードを<mark>忘れた</mark>場合" in portal.search("忘れた", "ja")


def test_a_word_in_a_step_a_cell_and_code_is_found(portal: Portal) -> None:
    pair = Sentences("u1")
    lead = pair("次の方法を試してください。", "Try the following:")
    table = f"| {pair('接続状態', 'State')} |\n|---|\n| x |"
    steps = f"- {pair('再起動してください。', 'Restart it.')}\n- `テスト実行`"
    portal.publish(with_title(f"{table}\n\n{lead}\n\n{steps}"), locale="ja-JP")
    for word in ("状態", "起動", "実行"):
        assert f"<mark>{word}</mark>" in portal.search(word, "ja")
