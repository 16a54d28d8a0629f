"""The forms in use: the shipped forms, and the office's own that replace them.

The office's forms are in a folder outside the program, with every version and a list of those in use. A form with
errors is neither put in use nor filled, and one that says something about money by itself only after a person has
confirmed it. Those of a backup wait until a person puts them in use.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import msgspec

from ..domain.fields import FIELDS
from ..errors import BjcertError, FormError
from ..guide.forms import FORMS
from ..settings.policy import Policy
from ..system.files import cannot_write, write_whole
from ..system.links import open_file, own_folder
from ..system.locks import locked
from ..system.own_data import NewerDataError, SetAsideError, decode, encode, read_own
from ..system.own_files import inside
from ..system.paths import data
from ..system.permissions import is_sealed, who_else_can_change
from ..system.replacement import must_be_the_same
from ..word import FormProblem, Template, compile_template, examine_content, form_content
from ..word.package import MAX_FILE
from .form_confirmation import FormConfirmation, checked, with_reason

SHIPPED = "示例表样"  # what people are told of a form that came with the program
_LIST, _LOCK = "forms.json", "forms.lock"


class Version(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One version of an office's form: its number, the day it was put in use, and the file's name and SHA-256.

    *confirmed* is what a person has confirmed of it.
    """

    number: int
    day: date
    file: str
    sha256: str
    confirmed: FormConfirmation | None = None

    @property
    def label(self) -> str:
        """Its version in Chinese."""
        return f"本单位第 {self.number} 版（{self.day} 启用）"


class _List(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """*in_use*: form → version number. *versions*: form → all its versions, oldest first.

    *waiting*: form → version that was in use where a backup was made.
    """

    in_use: dict[str, int] = {}
    versions: dict[str, tuple[Version, ...]] = {}
    waiting: dict[str, int] = {}


class FormInUse(msgspec.Struct, frozen=True):
    """A form in use, with the *content* of its file. *version* is None for the shipped form."""

    name: str
    path: Path
    content: bytes
    version: Version | None = None

    @property
    def label(self) -> str:
        """Its version in Chinese."""
        return self.version.label if self.version else SHIPPED


class FormSet:
    """The forms in *folder*, or only the shipped ones without a folder.

    A *shared* folder belongs to the whole office: if it cannot be reached, the shipped forms do not replace its forms.
    A person cannot put forms in use if it is *locked*. The *pinned* versions (form → label) are always used.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        shared: bool = False,
        locked: bool = False,
        pinned: Mapping[str, str] | None = None,
    ) -> None:
        self._folder, self._shared, self.locked = folder, shared, locked
        self._pinned = pinned or {}

    @classmethod
    def in_force(cls, policy: Policy, own: Path) -> "FormSet":
        """The forms that *policy* sets, or those in the person's data folder *own*."""
        shared = policy.path("forms")
        return cls(shared or own / "forms", shared=shared is not None, locked=policy.settings["forms"].locked)

    def as_of(self, labels: Mapping[str, str]) -> "FormSet":
        """These forms in the versions with *labels* (form → label), whatever is in use now."""
        return FormSet(self._folder, shared=self._shared, locked=True, pinned=labels)

    def form(self, name: str) -> FormInUse:
        """The form in use by that name. Raises FormError for an office's form that is gone or was changed."""
        version = self._version(name)
        if self._folder is None or version is None:
            return _shipped(name)
        path = inside(self._folder, version.file)
        try:
            content = self._content(path)
        except OSError:
            content = b""
        if hashlib.sha256(content).hexdigest() != version.sha256:
            raise FormError(
                f"本单位的{name}表样“{path}”不见了，或者启用后被改动过。", "请在“表样管理”里重新换用，或恢复示例表样。"
            )
        return FormInUse(name, path, content, version)

    def _content(self, path: Path) -> bytes:
        """What is in a file of the folder; that of a shared one only if nobody but administrators can change it."""
        with open_file(path) as file:
            if self._shared and (why := who_else_can_change(file)):
                raise FormError(
                    f"本单位的表样没有采用：{why}。",
                    "请由管理员把表样的文件夹放到只有管理员能改动的位置，再打开本程序。",
                )
            return file.read(MAX_FILE)

    def waiting(self, name: str) -> Path | None:
        """The form *name* that was in use where a backup was made, and has not been put in use here."""
        known = self._read()
        version = _numbered(known, name, known.waiting.get(name))
        return inside(self._folder, version.file) if version is not None and self._folder is not None else None

    def confirmation(self, content: bytes) -> FormConfirmation | None:
        """What a person has confirmed of a form with this *content*."""
        digest = hashlib.sha256(content).hexdigest()
        versions = (each for versions in self._read().versions.values() for each in versions)
        return next((each.confirmed for each in versions if each.sha256 == digest and each.confirmed), None)

    def _version(self, name: str) -> Version | None:
        """Which of the office's own forms is in use by that name, None for the shipped one."""
        known, label = self._read(), self._pinned.get(name)
        if label is None:
            return _numbered(known, name, known.in_use.get(name))
        if label == SHIPPED:
            return None
        if found := next((each for each in known.versions.get(name, ()) if each.label == label), None):
            return found
        raise FormError(f"当时用的{name}表样“{label}”不在这台电脑上。", "请从备份恢复表样，或用现在的表样重新办理。")

    def problem(self) -> str:
        """Why the list on this computer cannot be used, for people; blank if it can. A damaged one is set aside.

        A shared folder may be there again at any time: it is told of where its forms are needed.
        """
        try:
            if not self._shared:
                self._read()
        except SetAsideError as error:
            return f"{error}现在用的是示例表样，本单位的表样请在“表样管理”里重新换用。"
        except BjcertError as error:
            return str(error)
        return ""

    def samples(self, names: Iterable[str]) -> list[str]:
        """The official forms among *names* of which only the sample that ships is in use."""
        official = [form.name for form in FORMS.values() if form.official and form.name in set(names)]
        try:
            return [name for name in official if self._version(name) is None]
        except SetAsideError:
            raise  # it has to be told: from now on the samples are used
        except BjcertError:
            return []

    def template(self, name: str) -> Template:
        """The compiled form in use by that name. Raises FormError."""
        return self.compiled(self.form(name))

    @staticmethod
    def compiled(form: FormInUse) -> Template:
        """The compiled *form*. Raises FormError, also for what nobody has confirmed."""
        confirmed = form.version.confirmed if form.version else None
        return compile_template(form.content, form.name, form.path.name, confirmed.remarks if confirmed else ())

    def all_templates(self) -> list[bytes]:
        """The contents of all forms that papers may have been filled from: every version, and the shipped ones."""
        own = [version.file for versions in self._read().versions.values() for version in reversed(versions)]
        paths = [inside(self._folder, name) for name in own] if self._folder is not None else []
        return [*(self._content(path) for path in paths if path.is_file()), *(_shipped(name).content for name in FORMS)]

    def told(self, template: Template) -> dict[str, str]:
        """For a *template* that says so: which versions of the official forms are in use, and what was confirmed.

        Raises FormError.
        """
        if "表样版本" not in template.fields:
            return {}
        official = [f"{form.name}用{self.form(form.name).label}" for form in FORMS.values() if form.official]
        versions = ((name, self._version(name)) for name in FORMS)
        confirmed = [f"{name}：{_confirmed(each.confirmed)}" for name, each in versions if each and each.confirmed]
        return {"表样版本": "；".join((*official, *confirmed))}

    def put_in_use(self, name: str, path: Path, today: date, confirmed: FormConfirmation | None = None) -> FormInUse:
        """Keep a copy of the form at *path* as the next version of *name* and use it.

        Raises FormError for a form that the check finds errors in, for what it names and *confirmed* does not, and when
        the copy cannot be written.
        """
        if self._folder is None or name not in FORMS:
            raise FormError(f"没有名为“{name}”的表样可以换用。", f"可以换用的有：{'、'.join(FORMS)}。")
        self._check_unlocked()
        content = form_content(path)
        needed = checked(examine_content(content, name=name), path.name, confirmed)
        with self._changing() as known:
            versions = known.versions.get(name, ())
            number = versions[-1].number + 1 if versions else 1
            digest = hashlib.sha256(content).hexdigest()
            version = Version(number, today, f"{name}-{number}.docx", digest, needed)
            write_whole(inside(self._folder, version.file), content)
            waiting = {each: kept for each, kept in known.waiting.items() if each != name}
            self._write(_List({**known.in_use, name: number}, {**known.versions, name: (*versions, version)}, waiting))
        return self.form(name)

    def put_back(self, name: str) -> None:
        """Use the shipped form again and keep the office's versions. Raises ExportError, and FormError if locked."""
        self._check_unlocked()
        if self._folder is None or not self._folder.is_dir():
            return
        with self._changing() as known:
            if name in {*known.in_use, *known.waiting}:
                in_use, waiting = (
                    {each: number for each, number in numbers.items() if each != name}
                    for numbers in (known.in_use, known.waiting)
                )
                self._write(_List(in_use, known.versions, waiting))

    @contextmanager
    def _changing(self) -> Iterator[_List]:
        """The list as it is now, locked against other windows until it is written. Raises ExportError, FormError."""
        assert self._folder is not None  # noqa: S101 - callers have looked
        try:
            with locked(inside(own_folder(self._folder), _LOCK)):
                yield self._read()
        except OSError as error:
            raise cannot_write(self._folder, error) from error

    def _check_unlocked(self) -> None:
        if self.locked:
            raise FormError("表样由单位统一设置，不能在这里换。", "需要更换时，请联系单位的技术人员。")

    def _read(self) -> _List:
        if self._folder is None:
            return _List()
        if self._shared and not self._folder.is_dir():
            raise FormError(
                f"本单位表样的文件夹“{self._folder}”打不开。", "请检查网络连接，或请单位的技术人员检查它的位置。"
            )
        path = inside(self._folder, _LIST)
        if not self._shared:
            return read_own(path, _List, "本单位表样的列表") or _List()
        try:
            return decode(self._content(path), _List)
        except FileNotFoundError:
            return _List()
        except (OSError, ValueError, NewerDataError) as error:
            raise FormError(f"单位统一的表样列表“{path}”读不出来。", "请单位的技术人员从备份恢复这个文件。") from error

    def _write(self, known: _List) -> None:
        assert self._folder is not None  # noqa: S101 - callers have looked
        write_whole(inside(self._folder, _LIST), encode(known))


def _shipped(name: str) -> FormInUse:
    """The form that ships with the program. Raises FormError if it does not match the seal."""
    must_be_the_same()  # another version's form would look like a forged one
    path = data("forms", f"{name}.docx")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FormError(f"随程序附带的{name}表样“{path}”打不开（{error.strerror}）。", "请重新安装本程序。") from error
    if not is_sealed(f"forms/{name}.docx", content):
        raise FormError(
            f"随程序附带的{name}表样“{path}”和程序发布时的不一样，可能被人改动过。",
            "请重新安装本程序；要用自己的表样，请在“表样管理”里换用。",
        )
    return FormInUse(name, path, content)


def as_restored(content: bytes) -> bytes:
    """The list of forms of a backup (the *content* of its file), with none in use: each waits for a person.

    A damaged list is replaced by an empty one, so that the shipped forms are used.
    """
    try:
        known = decode(content, _List)
    except (ValueError, NewerDataError):
        known = _List()
    return encode(_List({}, known.versions, {**known.waiting, **known.in_use}))


def _numbered(known: _List, name: str, number: int | None) -> Version | None:
    return next((each for each in known.versions.get(name, ()) if each.number == number), None)


def _confirmed(said: FormConfirmation) -> str:
    """What the list of materials says of what was confirmed."""
    return f"{''.join(said.remarks)}已由本单位确认，理由：{said.reason.rstrip('。')}"


def check_in_use(form: FormInUse) -> list[FormProblem]:
    """The problems of a form in use. What a person has confirmed of it is only a warning, with the reason."""
    confirmed = form.version.confirmed if form.version else None
    examined = examine_content(form.content, name=form.name)
    return [with_reason(problem, confirmed) for problem in examined.problems]


def official_samples(labels: Mapping[str, str]) -> list[str]:
    """The official forms of which a case with *labels* (form → label) used only the sample that ships."""
    return [form.name for form in FORMS.values() if form.official and labels.get(form.name) == SHIPPED]


def sample(template: Template) -> bytes:
    """*template* filled with the examples of the field dictionary, three items in each list."""
    values = {field.name: field.example for field in FIELDS.values()}
    prefixes = {name.partition(".")[0] for name in FIELDS if "." in name}
    lists = {prefix: [values | {f"{prefix}.序号": str(n)} for n in (1, 2, 3)] for prefix in prefixes}
    return template.fill(values, lists)
