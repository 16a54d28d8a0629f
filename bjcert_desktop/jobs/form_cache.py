"""The forms in use while papers are filled, each looked up once."""

from ..domain.document import PlannedDocument
from ..domain.fields import FIELDS
from ..domain.plan import Plan
from ..domain.unit import Unit
from ..registry.api import is_sample
from ..word import Template
from .form_library import FormSet


class FormCache:
    """The forms of *forms*. *labels* (form → label) tell which version of each was looked up."""

    def __init__(self, forms: FormSet) -> None:
        self._forms = forms
        self._templates: dict[str, Template] = {}
        self._told: dict[str, dict[str, str]] = {}
        self.labels: dict[str, str] = {}

    def template(self, name: str) -> Template:
        """The compiled form. Raises FormError."""
        if name not in self._templates:
            self._templates[name] = self._forms.template(name)
            self.labels[name] = self._forms.form(name).label
            self._told[name] = self._forms.told(self._templates[name])
        return self._templates[name]

    def fill(self, document: PlannedDocument) -> bytes:
        """The finished Word file of *document*. Raises FormError."""
        template, own = self.template(document.form), dict(self._told[document.form])
        code, handler_id = document.values["统一社会信用代码"], document.values["经办人身份证号"]
        if "示例标记" in template.fields and is_sample(Unit(code=code, handler_id=handler_id)):
            own["示例标记"] = FIELDS["示例标记"].example
        return template.fill({**document.values, **own} if own else document.values, document.lists)

    def missing(self, plan: Plan) -> tuple[str, ...]:
        """The fields left blank in the papers of *plan*, each once. Raises FormError."""
        blank = (name for each in plan.documents for name in _blank_fields(each, self.template(each.form)))
        return tuple(dict.fromkeys(blank))


def _blank_fields(document: PlannedDocument, template: Template) -> list[str]:
    """The fields that *template* leaves blank for *document*.

    The kind of business is among them if the form has boxes for it and none is ticked; a box for a lost or a damaged
    medium is one of them.
    """
    boxes = [(name, value) for name, value in template.boxes if name in ("业务类型", "情形", "补办原因")]
    unticked = boxes and all(document.values.get(name) != value for name, value in boxes)
    return [*(["业务类型"] if unticked else []), *document.missing(template.fields)]
