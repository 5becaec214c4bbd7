"""This laptop's loudspeaker, through Qt Multimedia; imported when a door is first shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLoggingCategory, QObject, QTimer, QUrl

from app import paths
from app.ui.door.sounds import SOUND, Speaker

# Qt warns of each library for faster video that a system lacks; none is needed. Said before it looks
QLoggingCategory.setFilterRules("qt.multimedia.symbolsresolver.warning=false")

from PySide6.QtMultimedia import QAudio, QMediaDevices, QSoundEffect  # noqa: E402 - after the line above

_LOG = QAudio.VolumeScale.LogarithmicVolumeScale
_LINEAR = QAudio.VolumeScale.LinearVolumeScale


class QtSpeaker(Speaker):
    """Plays short files that are read in beforehand, so that none waits for the disk.

    A device that is plugged in or out while the door is open is followed.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._on_devices)
        self._effects: dict[str, QSoundEffect] = {}
        self._load()

    @property
    def present(self) -> bool:
        return bool(QMediaDevices.audioOutputs())

    def play(self, name: str, volume: int) -> None:
        effect = self._effects.get(name)
        if effect is None:
            return
        effect.setVolume(QAudio.convertVolume(volume / 100, _LOG, _LINEAR))
        # after whatever is being painted
        QTimer.singleShot(0, effect, partial(_again, effect))

    def _on_devices(self) -> None:
        self._load()
        self.changed.emit()

    def _load(self) -> None:
        for effect in self._effects.values():
            effect.stop()
            effect.deleteLater()
        self._effects = {}
        if not self.present:
            return
        for name in sorted(set(SOUND.values())):
            effect = QSoundEffect(QMediaDevices.defaultAudioOutput(), self)
            effect.setSource(QUrl.fromLocalFile(str(paths.resources() / "sounds" / f"{name}.wav")))
            self._effects[name] = effect


def _again(effect: QSoundEffect) -> None:
    """From the beginning, also while the same one still sounds."""
    effect.stop()
    effect.play()
