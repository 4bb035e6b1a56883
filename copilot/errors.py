"""Every error that Copilot raises, drawn as a tree.

::

    CopilotError                  code                fault     retry
    ├── AudioError
    │   ├── AudioMissing          audio-missing       input     no
    │   ├── AudioEmpty            audio-empty         input     no
    │   ├── AudioUnreadable       audio-unreadable    input     no
    │   ├── AudioChannels         audio-channels      input     no
    │   ├── AudioTooLarge         audio-too-large     input     no
    │   └── AudioFrameRefused     audio-frame         peer      no
    ├── ModelError
    │   ├── ModelMissing          model-missing       setup     no
    │   └── ModelAltered          model-altered       setup     no
    ├── RecognizerError
    │   ├── RecognizerFailed      asr-failed          machine   yes
    │   └── RecognizerTimeout     asr-timeout         machine   yes
    ├── RuleError
    │   ├── RuleUnreadable        rule-unreadable     input     no
    │   ├── RuleInvalid           rule-invalid        input     no
    │   ├── RulePattern           rule-pattern        input     no
    │   └── RuleTestFailed        rule-test           input     no
    ├── WireError
    │   ├── MessageInvalid        wire-invalid        peer      no
    │   ├── MessageTooLarge       wire-too-large      peer      no
    │   ├── TicketRefused         wire-ticket         peer      no
    │   └── TooManyMessages       wire-flood          peer      no
    ├── StoreError
    │   ├── StoreReadOnly         store-read-only     setup     no
    │   ├── StoreLocked           store-locked        setup     yes
    │   └── StoreBroken           store-broken        machine   no
    └── ServeError
        ├── PortInUse             port-in-use         setup     no
        ├── BindRefused           bind-refused        setup     no
        └── CallLimit             call-limit          setup     yes

A message says what was wrong, where, and what to do. It never repeats what was said on a call:
no error takes speech as an argument, and third-party exception text is not passed on where it
could hold some (stage edges raise ``from None``).
"""

from __future__ import annotations

from typing import ClassVar, Literal

Fault = Literal["input", "peer", "setup", "machine"]


class CopilotError(Exception):
    """Base of the tree: a stable `code`, whose `fault`, whether a `retry` may help, and where."""

    code: ClassVar[str] = "copilot"
    fault: ClassVar[Fault] = "machine"
    retry: ClassVar[bool] = False

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(what)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        mend = f" — {self.remedy}" if self.remedy else ""
        return f"[{self.code}] {place}{self.what}{mend}"


class AudioError(CopilotError):
    """Sound could not be taken in."""

    fault = "input"


class AudioMissing(AudioError):
    """There is no such file."""

    code = "audio-missing"


class AudioEmpty(AudioError):
    """The file holds no sound."""

    code = "audio-empty"


class AudioUnreadable(AudioError):
    """The bytes are not sound in a format that we decode, or break off in a way we cannot pass."""

    code = "audio-unreadable"


class AudioChannels(AudioError):
    """The two sides cannot be told apart: not exactly two channels, or two files of one."""

    code = "audio-channels"


class AudioTooLarge(AudioError):
    """More sound, more bytes or more memory than one call may have."""

    code = "audio-too-large"


class AudioFrameRefused(AudioError):
    """A live frame that is malformed, of the wrong size, or sent too fast."""

    code = "audio-frame"
    fault = "peer"


class ModelError(CopilotError):
    """A model cannot be used."""

    fault = "setup"


class ModelMissing(ModelError):
    """None of the places that the manifest names holds the model."""

    code = "model-missing"


class ModelAltered(ModelError):
    """A model file's size or sha256 is not the manifest's."""

    code = "model-altered"


class RecognizerError(CopilotError):
    """One stretch of speech was not turned into words."""

    retry = True


class RecognizerFailed(RecognizerError):
    """The worker died or raised while it decoded."""

    code = "asr-failed"


class RecognizerTimeout(RecognizerError):
    """The worker did not answer in time and was ended."""

    code = "asr-timeout"


class RuleError(CopilotError):
    """A rule file cannot be used. `where` is ``file:line``."""

    fault = "input"


class RuleUnreadable(RuleError):
    """Not YAML that we accept: syntax, size, depth, anchors, tags, duplicate keys."""

    code = "rule-unreadable"


class RuleInvalid(RuleError):
    """YAML, but not a rule: a key, a value or a combination that the schema does not allow."""

    code = "rule-invalid"


class RulePattern(RuleError):
    """A pattern that RE2 does not take, such as look-around or a back-reference."""

    code = "rule-pattern"


class RuleTestFailed(RuleError):
    """A rule marked stable fails one of its own cases, or has too few."""

    code = "rule-test"


class WireError(CopilotError):
    """A peer on a socket broke the protocol."""

    fault = "peer"


class MessageInvalid(WireError):
    """Not a message of the protocol."""

    code = "wire-invalid"


class MessageTooLarge(WireError):
    """A message above the bound."""

    code = "wire-too-large"


class TicketRefused(WireError):
    """The one-time ticket is unknown, used, expired, late, or for another purpose."""

    code = "wire-ticket"


class TooManyMessages(WireError):
    """More messages in a second than an overlay can need."""

    code = "wire-flood"


class StoreError(CopilotError):
    """The numbers could not be kept."""


class StoreReadOnly(StoreError):
    """The data folder does not take writes."""

    code = "store-read-only"
    fault = "setup"


class StoreLocked(StoreError):
    """Another Copilot works on this data folder."""

    code = "store-locked"
    fault = "setup"
    retry = True


class StoreBroken(StoreError):
    """The database refused."""

    code = "store-broken"


class ServeError(CopilotError):
    """The service cannot start, or cannot take one more."""

    fault = "setup"


class PortInUse(ServeError):
    """Something else listens there."""

    code = "port-in-use"


class BindRefused(ServeError):
    """An address other than loopback was asked for without what that needs."""

    code = "bind-refused"


class CallLimit(ServeError):
    """As many calls as this machine may have are under way."""

    code = "call-limit"
    retry = True
