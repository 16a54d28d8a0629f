"""The forms in use: the shipped forms, and the office's own that replace them.

The office's forms are in a folder outside the program, with every version and a list of those in use. A form with
errors is never put in use.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import msgspec

from ..domain.fields import FIELDS
from ..errors import FormError
from ..guide.forms import FORMS
from ..settings.policy import Policy
from ..system.files import cannot_write, write_whole
from ..system.paths import data
from ..system.permissions import is_sealed
from ..system.replacement import must_be_the_same
from ..word import Severity, Template, check_form, load_template

SHIPPED = "示例表样"  # what people are told of a form that came with the program
_LIST = "forms.json"


class Version(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One version of an office's form: its number, the day it was put in use, and the file's name and SHA-256."""

    number: int
    day: date
    file: str
    sha256: str

    @property
    def label(self) -> str:
        """Its version in Chinese."""
        return f"本单位第 {self.number} 版（{self.day} 启用）"


class _List(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """*in_use*: form → version number. *versions*: form → all its versions, oldest first."""

    in_use: dict[str, int] = {}
    versions: dict[str, tuple[Version, ...]] = {}


class FormInUse(msgspec.Struct, frozen=True):
    """A form in use. *version* is None for the shipped form."""

    name: str
    path: Path
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
        path = self._folder / version.file
        try:
            same = hashlib.sha256(path.read_bytes()).hexdigest() == version.sha256
        except OSError:
            same = False
        if not same:
            raise FormError(
                f"本单位的{name}表样“{path}”不见了，或者启用后被改动过。", "请在“表样管理”里重新换用，或恢复示例表样。"
            )
        return FormInUse(name, path, version)

    def _version(self, name: str) -> Version | None:
        """Which of the office's own forms is in use by that name, None for the shipped one."""
        known, label = self._read(), self._pinned.get(name)
        number = known.in_use.get(name)
        if label is None:
            return next((each for each in known.versions.get(name, ()) if each.number == number), None)
        if label == SHIPPED:
            return None
        if found := next((each for each in known.versions.get(name, ()) if each.label == label), None):
            return found
        raise FormError(f"当时用的{name}表样“{label}”不在这台电脑上。", "请从备份恢复表样，或用现在的表样重新办理。")

    def samples(self, names: Iterable[str]) -> list[str]:
        """The official forms among *names* of which only the sample that ships is in use."""
        official = [form.name for form in FORMS.values() if form.official and form.name in set(names)]
        try:
            return [name for name in official if self._version(name) is None]
        except FormError:
            return []

    def template(self, name: str) -> Template:
        """The compiled form in use by that name. Raises FormError."""
        return load_template(self.form(name).path)

    def all_templates(self) -> list[bytes]:
        """The contents of all forms that papers may have been filled from: every version, and the shipped ones."""
        own = [version.file for versions in self._read().versions.values() for version in reversed(versions)]
        paths = [self._folder / name for name in own] if self._folder is not None else []
        return [path.read_bytes() for path in (*paths, *(_shipped(name).path for name in FORMS)) if path.is_file()]

    def told(self, template: Template) -> dict[str, str]:
        """For a *template* that says so: which versions of the official forms are in use. Raises FormError."""
        if "表样版本" not in template.fields:
            return {}
        official = (form.name for form in FORMS.values() if form.official)
        return {"表样版本": "；".join(f"{name}用{self.form(name).label}" for name in official)}

    def put_in_use(self, name: str, path: Path, today: date) -> FormInUse:
        """Keep a copy of the form at *path* as the next version of *name* and use it.

        Raises FormError for a form that the check finds errors in, and when the copy cannot be written.
        """
        if self._folder is None or name not in FORMS:
            raise FormError(f"没有名为“{name}”的表样可以换用。", f"可以换用的有：{'、'.join(FORMS)}。")
        self._check_unlocked()
        faults = [problem for problem in check_form(path) if problem.severity is Severity.ERROR]
        if faults:
            where = f"{faults[0].where}：" if faults[0].where else ""
            raise FormError(f"表样“{path.name}”不能换用。{where}{faults[0].message}", faults[0].remedy)
        known = self._read()
        versions = known.versions.get(name, ())
        number = versions[-1].number + 1 if versions else 1
        try:
            content = path.read_bytes()
            version = Version(number, today, f"{name}-{number}.docx", hashlib.sha256(content).hexdigest())
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._folder / version.file, content)
            self._write(_List({**known.in_use, name: number}, {**known.versions, name: (*versions, version)}))
        except OSError as error:
            raise cannot_write(self._folder, error) from error
        return self.form(name)

    def put_back(self, name: str) -> None:
        """Use the shipped form again and keep the office's versions. Raises ExportError, and FormError if locked."""
        self._check_unlocked()
        known = self._read()
        if self._folder is not None and name in known.in_use:
            in_use = {each: number for each, number in known.in_use.items() if each != name}
            try:
                self._write(_List(in_use, known.versions))
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
        path = self._folder / _LIST
        try:
            return msgspec.json.decode(path.read_bytes(), type=_List)
        except FileNotFoundError:
            return _List()
        except (OSError, msgspec.DecodeError) as error:
            raise FormError(
                f"表样列表“{path}”读不出来。", "请用备份恢复这个文件；把它移走后会恢复使用示例表样。"
            ) from error

    def _write(self, known: _List) -> None:
        assert self._folder is not None  # noqa: S101 - callers have looked
        write_whole(self._folder / _LIST, msgspec.json.format(msgspec.json.encode(known), indent=1))


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
    return FormInUse(name, path)


def official_samples(labels: Mapping[str, str]) -> list[str]:
    """The official forms of which a case with *labels* (form → label) used only the sample that ships."""
    return [form.name for form in FORMS.values() if form.official and labels.get(form.name) == SHIPPED]


def sample(template: Template) -> bytes:
    """*template* filled with the examples of the field dictionary, three items in each list."""
    values = {field.name: field.example for field in FIELDS.values()}
    prefixes = {name.partition(".")[0] for name in FIELDS if "." in name}
    lists = {prefix: [values | {f"{prefix}.序号": str(n)} for n in (1, 2, 3)] for prefix in prefixes}
    return template.fill(values, lists)
