"""The forms in use while papers are filled, each looked up once."""

from ..domain.document import PlannedDocument
from ..domain.fields import FIELDS
from ..domain.plan import Plan
from ..domain.unit import Unit
from ..errors import FormError
from ..registry.api import is_sample
from ..word import Template, marked
from .form_library import FormSet
from .paper_check import check_paper

MARK = "示例标记"  #: the field for the mark of invented data


class FormCache:
    """The forms of *forms*. *labels* (form → label) tell which version of each was looked up."""

    def __init__(self, forms: FormSet) -> None:
        self._forms = forms
        self._templates: dict[str, Template] = {}
        self._told: dict[str, dict[str, str]] = {}
        self._confirmed: set[str] = set()  # forms that say something about money by themselves
        self.labels: dict[str, str] = {}

    def template(self, name: str) -> Template:
        """The compiled form. Raises FormError."""
        if name not in self._templates:
            form = self._forms.form(name)
            self._templates[name] = self._forms.compiled(form)
            self.labels[name] = form.label
            self._confirmed |= {name} if form.version and form.version.confirmed else set()
            self._told[name] = self._forms.told(self._templates[name])
        return self._templates[name]

    def trusted(self, name: str, account: str) -> Template:
        """The compiled form, given the guide's *account*. Raises FormError.

        While that is withheld, since the guide has been changed, no form shows a number that a person has confirmed.
        """
        template = self.template(name)
        if not account and name in self._confirmed:
            raise FormError(
                f"手册数据不可信，收款账户不显示，写有收款信息的{name}表样也先不用。",
                "请先不要汇款，并请技术人员重新安装本程序；或在“表样管理”里恢复示例表样。",
            )
        return template

    def fill(self, document: PlannedDocument) -> bytes:
        """The finished Word file of *document*, read back. Raises FormError."""
        values, lists = document.values, document.lists
        template, own = self.trusted(document.form, values["账号"]), dict(self._told[document.form])
        practice = is_sample(Unit(code=values["统一社会信用代码"], handler_id=values["经办人身份证号"]))
        if practice:
            own[MARK] = FIELDS[MARK].example
        content = template.fill({**values, **own} if own else values, lists)
        check_paper(content, template, document.form, values, lists)
        return marked(content, FIELDS[MARK].example) if practice and MARK not in template.fields else content

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
