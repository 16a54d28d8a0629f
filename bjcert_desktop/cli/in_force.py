"""The settings, guide and forms in force, for every command."""

import argparse
import sys
from pathlib import Path

from ..errors import PolicyError
from ..guide import Catalogue, load_guide
from ..jobs.form_library import FormSet
from ..settings.policy import OPTIONS, Policy, load_policy


def settings_in_force(chosen: argparse.Namespace) -> Policy:
    """The settings in force. Print their problems and go on."""
    policy = load_policy(chosen.folder, aside=True)
    for problem in policy.problems:
        print(f"注意：{problem}", file=sys.stderr)
    return policy


def guide_in_force(policy: Policy) -> Catalogue:
    """The guide in force. Print why its account is not shown. Raises GuideError."""
    catalogue = load_guide(policy.path("guide"))
    for problem in filter(None, (catalogue.origin.problem, catalogue.remarks_problem)):
        print(f"注意：{problem}", file=sys.stderr)
    return catalogue


def forms_in_force(policy: Policy, chosen: argparse.Namespace) -> FormSet:
    """The forms in use."""
    return FormSet.in_force(policy, chosen.folder)


def path_in_force(policy: Policy, name: str, given: Path | None, argument: str) -> Path:
    """The path *given* with the *argument*, or that of the setting *name*.

    Raises PolicyError if there is neither, or if the setting is locked to another path.
    """
    setting, label = policy.path(name), OPTIONS[name].label
    if given is None and setting is None:
        raise PolicyError(f"缺少 {argument}：没有写明{label}，设置里也没有。", f"请用 {argument} 写明{label}。")
    if policy.settings[name].locked and given is not None and given.absolute() != setting:
        raise PolicyError(
            f"{label}由单位统一设置为“{setting or '内置默认'}”，不能改用“{given}”。",
            f"请去掉 {argument}，或联系单位的技术人员。",
        )
    return given or setting or Path()
