"""What the door sounds like, on a speaker that writes down what it is given."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import paths
from app.domain.door import Cause, Verdict, Word
from app.ui.door.screen import DoorScreen
from app.ui.door.sounds import SOUND, Sounds, Speaker
from app.ui.parts.strip import State
from app.words import ENGLISH
from tests.ui.door import sample
from tests.ui.door.conftest import Hands

SHIFT = Qt.KeyboardModifier.ShiftModifier


class Written(Speaker):
    """A speaker that writes down what it is given."""

    def __init__(self, *, plugged: bool = True) -> None:
        super().__init__()
        self.heard: list[tuple[str, int]] = []
        self.plugged = plugged

    @property
    def present(self) -> bool:
        return self.plugged

    def play(self, name: str, volume: int) -> None:
        self.heard.append((name, volume))


class Choices(dict[str, object]):
    """What was to be remembered."""

    def keep(self, name: str, value: object) -> None:
        self[name] = value


@pytest.fixture
def speaker() -> Written:
    return Written()


@pytest.fixture
def chosen() -> Choices:
    return Choices()


@pytest.fixture
def sounds(speaker: Written, chosen: Choices) -> Sounds:
    return Sounds(speaker, ENGLISH, chosen.keep, on=True, volume=55)


@pytest.mark.parametrize("word", list(Word))
def test_each_word_has_a_sound_that_is_there(word: Word) -> None:
    assert (paths.resources() / "sounds" / f"{SOUND[word]}.wav").is_file()


def test_the_sound_goes_with_the_shape(sounds: Sounds, speaker: Written) -> None:
    for name in ("welcome", "already-in", "replaced", "not-ours", "hall-full", "not-recorded", "gone-out"):
        sounds.sound(sample.VERDICTS[name])
    assert [name for name, _ in speaker.heard] == ["welcome", "seen", "seen", "stop", "stop", "stop", "out"]


def test_a_quiet_repeat_is_quiet(sounds: Sounds, speaker: Written) -> None:
    sounds.sound(Verdict(Word.WELCOME, Cause.AGAIN_AT_ONCE))
    assert speaker.heard == []


def test_f8_turns_it_off_and_on_and_it_is_remembered(
    sounds: Sounds, speaker: Written, chosen: Choices, screen: DoorScreen, hands: Hands
) -> None:
    sounds.bind(screen)
    told: list[State] = []
    sounds.told.connect(told.append)
    hands.type(Qt.Key.Key_F8)
    sounds.sound(sample.VERDICTS["welcome"])
    assert speaker.heard == []
    assert (chosen["sound"], told[-1]) == (False, State("speaker-slash", "Sound off", "F8"))
    hands.type(Qt.Key.Key_F8)
    assert chosen["sound"] is True
    assert speaker.heard == [("welcome", 55)]  # so that one hears that it is on


def test_shift_f8_goes_through_three_volumes(
    sounds: Sounds, speaker: Written, chosen: Choices, screen: DoorScreen, hands: Hands
) -> None:
    sounds.bind(screen)
    for _ in range(3):
        hands.type(Qt.Key.Key_F8, held=SHIFT)
    assert [volume for _, volume in speaker.heard] == [25, 100, 55]
    assert chosen["volume"] == 55


def test_the_keys_do_nothing_within_a_scan(
    sounds: Sounds, speaker: Written, screen: DoorScreen, hands: Hands, qtbot: QtBot
) -> None:
    sounds.bind(screen)
    for key in ("a", "b", "c", "d", Qt.Key.Key_F8, "e", "f"):
        hands.at += 0.004
        hands.press(key)
    qtbot.wait(150)
    assert sounds.state.word == "Sound, middle"


def test_no_device_is_a_sign_and_no_fault(chosen: Choices) -> None:
    speaker = Written(plugged=False)
    sounds = Sounds(speaker, ENGLISH, chosen.keep, on=True, volume=55)
    assert sounds.state == State("speaker-slash", "No sound device")
    sounds.sound(sample.VERDICTS["welcome"])
    told: list[State] = []
    sounds.told.connect(told.append)
    speaker.plugged = True
    speaker.changed.emit()
    assert told == [State("speaker-high", "Sound, middle", "F8")]


def test_a_speaker_of_no_kind_is_silent(dressed: Callable[[str], object]) -> None:
    speaker = Speaker()
    assert not speaker.present
    speaker.play("welcome", 100)


@pytest.mark.qt_log_ignore("PulseAudio", "ffmpeg", "symbolsresolver")
def test_the_real_one_lives_with_what_this_machine_has(qtbot: QtBot) -> None:
    from app.ui.door.speaker import QtSpeaker

    speaker = QtSpeaker()
    for name in sorted(set(SOUND.values())):
        speaker.play(name, 0)
    qtbot.wait(50)
    speaker.deleteLater()


def test_who_is_not_inside_does_not_leave_with_the_sound_of_it(sounds: Sounds, speaker: Written) -> None:
    for name in ("not-inside", "already-in", "gone-out"):
        sounds.sound(sample.VERDICTS[name])
    assert [name for name, _ in speaker.heard] == ["seen", "seen", "out"]
