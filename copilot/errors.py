"""Every error that Copilot raises, drawn as a tree.

::

    CopilotError                  code                fault     retry
    ├── AudioError
    │   ├── AudioMissing          audio-missing       input     no
    │   ├── AudioEmpty            audio-empty         input     no
    │   ├── AudioUnreadable       audio-unreadable    input     no
    │   ├── AudioChannels         audio-channels      input     no
    │   ├── AudioTooLarge         audio-too-large     input     no
    │   ├── AudioFrameRefused     audio-frame         peer      no
    │   ├── DevicesUnusable       devices-unusable    setup     no
    │   ├── DeviceMissing         device-missing      setup     no
    │   └── DeviceUnknown         device-unknown      input     no
    ├── SettingsInvalid           settings-invalid    setup     no
    ├── ConsentWithdrawn          consent-withdrawn   input     no
    ├── AccountError
    │   ├── AccountUnreadable     account-unreadable  input     no
    │   └── AccountInvalid        account-invalid     input     no
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
    ├── Unexpected                unexpected          machine   yes
    ├── RequestError
    │   ├── HostRefused           host-refused        peer      no
    │   ├── OriginRefused         origin-refused      peer      no
    │   ├── HeadersTooLarge       headers-too-large   peer      no
    │   ├── RequestSlow           request-slow        peer      yes
    │   ├── RequestInvalid        request-invalid     peer      no
    │   ├── NotHere               not-found           peer      no
    │   ├── MethodRefused         method-refused      peer      no
    │   ├── NotSignedIn           not-signed-in       peer      no
    │   ├── MachineRefused        machine-refused     peer      no
    │   ├── CallUnderWay          call-under-way      peer      yes
    │   ├── CallOver              call-over           peer      no
    │   ├── CalendarUnreadable    calendar-unreadable input     no
    │   ├── AlreadyShared         already-shared      peer      no
    │   └── NotShared             not-shared          peer      no
    ├── TeamError
    │   ├── AgreementRefused      agreement-refused   input     no
    │   ├── AgreementChanged      agreement-changed   input     no
    │   ├── ScorecardRefused      scorecard-refused   input     no
    │   ├── DealFileRefused       deal-file-refused   input     no
    │   └── PersonRefused         person-refused      input     no
    ├── StoreError
    │   ├── StoreReadOnly         store-read-only     setup     no
    │   ├── StoreLocked           store-locked        setup     yes
    │   ├── StoreFull             store-full          setup     yes
    │   ├── StoreUnreachable      store-unreachable   setup     yes
    │   └── StoreBroken           store-broken        machine   no
    └── ServeError
        ├── PortInUse             port-in-use         setup     no
        ├── BindRefused           bind-refused        setup     no
        ├── CallLimit             call-limit          setup     yes
        ├── CallCut               call-cut            machine   yes
        ├── CallAbandoned         call-abandoned      peer      yes
        └── OverlayLimit          overlay-limit       peer      yes

A message says what was wrong, where and what to do, and never what was said on a call: no error
takes speech, and a third party's text is not passed on where it could hold some (``from None``).
"""

from __future__ import annotations

from copilot.failing import CopilotError

__all__ = ["CopilotError"]


class AudioError(CopilotError, fault="input"):
    """Sound could not be taken in."""


class AudioMissing(AudioError, code="audio-missing"):
    """There is no such file."""


class AudioEmpty(AudioError, code="audio-empty"):
    """The file holds no sound, or that of the call nobody's voice, on one side or on both."""


class AudioUnreadable(AudioError, code="audio-unreadable"):
    """The bytes are not sound in a format that we decode, or break off in a way we cannot pass."""


class AudioChannels(AudioError, code="audio-channels"):
    """The two sides cannot be told apart: not exactly two channels, or two files of one."""


class AudioTooLarge(AudioError, code="audio-too-large"):
    """More sound, more bytes or more memory than one call may have."""


class AudioFrameRefused(AudioError, code="audio-frame", fault="peer"):
    """A live frame that is malformed, of the wrong size, or sent too fast."""


class ConsentWithdrawn(CopilotError, code="consent-withdrawn", fault="input"):
    """Somebody does not want the call to be heard: what was heard is gone, and the call with it."""


class SettingsInvalid(CopilotError, code="settings-invalid", fault="setup"):
    """A setting that is not what it has to be. Of its value nothing is repeated."""


class DevicesUnusable(AudioError, code="devices-unusable", fault="setup"):
    """The system's sound devices cannot be looked at: what does that is missing, or breaks."""


class DeviceMissing(AudioError, code="device-missing", fault="setup"):
    """There is no microphone, or nothing that hears the other side."""


class DeviceUnknown(AudioError, code="device-unknown"):
    """No device fits the name that was given, more than one does, or both sides would share one."""


class AccountError(CopilotError, fault="input"):
    """What was told of an account before a call cannot be used. No name is repeated."""


class AccountUnreadable(AccountError, code="account-unreadable"):
    """The file cannot be read, or is no plain YAML or JSON."""


class AccountInvalid(AccountError, code="account-invalid"):
    """A key that is not known, a name that is none, or too many of them."""


class ModelError(CopilotError, fault="setup"):
    """A model cannot be used."""


class ModelMissing(ModelError, code="model-missing"):
    """None of the places that the manifest names holds the model."""


class ModelAltered(ModelError, code="model-altered"):
    """A model file's size or sha256 is not the manifest's."""


class RecognizerError(CopilotError, retry=True):
    """One stretch of speech was not turned into words."""


class RecognizerFailed(RecognizerError, code="asr-failed"):
    """The worker died or raised while it decoded, or none can be started."""


class RecognizerTimeout(RecognizerError, code="asr-timeout"):
    """The worker did not answer in time and was ended."""


class RuleError(CopilotError, fault="input"):
    """A rule file cannot be used. `where` is ``file:line``."""


class RuleUnreadable(RuleError, code="rule-unreadable"):
    """Not YAML that we accept: syntax, size, depth, anchors, tags, duplicate keys."""


class RuleInvalid(RuleError, code="rule-invalid"):
    """YAML, but not a rule: a key, a value or a combination that the schema does not allow."""


class RulePattern(RuleError, code="rule-pattern"):
    """A pattern that RE2 does not take, such as look-around: the one at `index` of those given."""

    def __init__(self, what: str, *, index: int = 0, where: str = "", remedy: str = "") -> None:
        self.index = index
        super().__init__(what, where=where, remedy=remedy)


class RuleTestFailed(RuleError, code="rule-test"):
    """A rule marked stable has too few cases, or ``copilot rules check`` saw it fail one of them."""


class WireError(CopilotError, fault="peer"):
    """A peer on a socket broke the protocol."""


class MessageInvalid(WireError, code="wire-invalid"):
    """Not a message of the protocol."""


class MessageTooLarge(WireError, code="wire-too-large"):
    """A message above the bound."""


class TicketRefused(WireError, code="wire-ticket"):
    """The one-time ticket is unknown, used, expired, late, or for another purpose."""


class TooManyMessages(WireError, code="wire-flood"):
    """More messages in a second than an overlay can need."""


class Unexpected(CopilotError, code="unexpected", retry=True):
    """A fault of Copilot's own. The type of what was raised is in the log, its text nowhere."""


class RequestError(CopilotError, fault="peer"):
    """A request that a door does not let in."""


class HostRefused(RequestError, code="host-refused"):
    """The Host header is not this service's own address: a mistyped one, or DNS rebinding."""


class OriginRefused(RequestError, code="origin-refused"):
    """Another web page, or a client that does not say where it comes from, asked for a change."""


class HeadersTooLarge(RequestError, code="headers-too-large"):
    """Address and headers above the bound."""


class RequestSlow(RequestError, code="request-slow", retry=True):
    """The rest of a request did not come in time."""


class RequestInvalid(RequestError, code="request-invalid"):
    """A body that is not what the route takes."""


class NotHere(RequestError, code="not-found"):
    """No such page, call, sample or card."""


class MethodRefused(RequestError, code="method-refused"):
    """The route exists, the method on it does not."""


class NotSignedIn(RequestError, code="not-signed-in"):
    """Nobody is signed in, or the session is over."""


class MachineRefused(RequestError, code="machine-refused"):
    """What a machine sent did not bring a token that the team's server gave out."""


class CallUnderWay(RequestError, code="call-under-way", retry=True):
    """The call is still going, so what was asked has to wait for its end."""


class CallOver(RequestError, code="call-over"):
    """The call has ended, so that it cannot be gone on with."""


class CalendarUnreadable(RequestError, code="calendar-unreadable", fault="input"):
    """The text is no calendar, or holds no appointment that is on or ahead. Nothing of it is kept."""


class AlreadyShared(RequestError, code="already-shared"):
    """What was asked has to be done before a call is shared."""


class NotShared(RequestError, code="not-shared"):
    """A sample or a one-to-one is never shared, and without a team's server nothing is."""


class TeamError(CopilotError, fault="input"):
    """Something of rep and manager that cannot be taken as it was given."""


class AgreementRefused(TeamError, code="agreement-refused"):
    """A step that an agreement's life, or a diagnosis, does not have from where it stands."""


class AgreementChanged(TeamError, code="agreement-changed"):
    """A step on an agreement that the other one changed since it was shown. Nothing was saved."""


class ScorecardRefused(TeamError, code="scorecard-refused"):
    """A score out of range, out of turn, or changed without a reason."""


class DealFileRefused(TeamError, code="deal-file-refused"):
    """A table of deals or outcomes that cannot be read as a whole. `where` is ``line N`` if known."""


class PersonRefused(TeamError, code="person-refused"):
    """Somebody who cannot be added or changed as was asked, such as a manager of their own."""


class StoreError(CopilotError):
    """The numbers could not be kept."""


class StoreReadOnly(StoreError, code="store-read-only", fault="setup"):
    """The data folder does not take writes."""


class StoreLocked(StoreError, code="store-locked", fault="setup", retry=True):
    """Another Copilot works on this data folder."""


class StoreFull(StoreError, code="store-full", fault="setup", retry=True):
    """The disk has no room left."""


class StoreUnreachable(StoreError, code="store-unreachable", fault="setup", retry=True):
    """The database's server does not answer."""


class StoreBroken(StoreError, code="store-broken"):
    """The database refused."""


class ServeError(CopilotError, fault="setup"):
    """The service cannot start, or cannot take one more."""


class PortInUse(ServeError, code="port-in-use"):
    """Something else listens there."""


class BindRefused(ServeError, code="bind-refused"):
    """An address other than loopback was asked for without what that needs."""


class CallLimit(ServeError, code="call-limit", retry=True):
    """As many calls as this machine may have are under way."""


class CallCut(ServeError, code="call-cut", fault="machine", retry=True):
    """A call was told to end, did not in time, and was cut off."""


class CallAbandoned(ServeError, code="call-abandoned", fault="peer", retry=True):
    """No page came to listen, or it went before anything was heard."""


class OverlayLimit(ServeError, code="overlay-limit", fault="peer", retry=True):
    """As many overlays as one call may have are open."""
