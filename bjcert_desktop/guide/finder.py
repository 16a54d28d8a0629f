"""Check that every answer to the questions of ``finder.toml`` leads to a business or to a telephone call."""

from .model import Catalogue, Reply


def fault(catalogue: Catalogue) -> str:
    """The first fault in the questions of *catalogue*, as the end of a sentence; blank if there is none."""
    questions = {asked.id: asked for asked in catalogue.finder}
    if not questions or len(questions) < len(catalogue.finder):
        return "没有问题，或有两个问题的 id 相同"
    for asked in catalogue.finder:
        for reply in asked.replies:
            if found := _fault_of(reply, catalogue, set(questions)):
                return f"“{asked.id}”的回答“{reply.label}”{found}"
    reached: set[str] = set()
    if loop := _walk(catalogue.finder[0].id, (), {key: asked.replies for key, asked in questions.items()}, reached):
        return f"“{loop}”会问到第二遍"
    if missed := sorted(set(questions) - reached):
        return f"问不到“{missed[0]}”"
    led_to = {reply.business for asked in catalogue.finder for reply in asked.replies}
    if missed := [business.id for business in catalogue.businesses if business.id not in led_to]:
        return f"到不了业务“{missed[0]}”"
    return ""


def _fault_of(reply: Reply, catalogue: Catalogue, questions: set[str]) -> str:
    if sum(map(bool, (reply.then, reply.business, reply.ask))) != 1:
        return "应当写 then、business、ask 中的一个"
    if reply.then and reply.then not in questions:
        return f"接着问的“{reply.then}”不在"
    business = next((each for each in catalogue.businesses if each.id == reply.business), None)
    if reply.business and business is None:
        return f"带到的业务“{reply.business}”不在"
    options = {asked.id: {option.id for option in asked.options} for asked in (business.questions if business else ())}
    unknown = [asked for asked, option in reply.answers.items() if option not in options.get(asked, ())]
    return f"带了不认识的答案“{unknown[0]}”" if unknown else ""


def _walk(at: str, behind: tuple[str, ...], replies: dict[str, tuple[Reply, ...]], reached: set[str]) -> str:
    """Follow every answer from the question *at*. The question that a way reaches twice, or a blank."""
    if at in behind:
        return at
    reached.add(at)
    ways = (_walk(reply.then, (*behind, at), replies, reached) for reply in replies[at] if reply.then)
    return next(filter(None, ways), "")
