"""What the office has settled for everybody, as every command takes it."""

import argparse
import sys
from pathlib import Path

from ..errors import PolicyError
from ..guide import Catalogue, load_catalogue
from ..jobs.form_library import FormSet
from ..settings.policy import OPTIONS, Policy, load_policy
from ..system.paths import user_data


def settings_in_force(chosen: argparse.Namespace) -> Policy:
    """The settings in force; what is wrong with them is told, and does not stop anything."""
    policy = load_policy(user_data(getattr(chosen, "data_dir", None)))
    for problem in policy.problems:
        print(f"注意：{problem}", file=sys.stderr)
    return policy


def guide_in_force(policy: Policy) -> Catalogue:
    """The guide that is in use; what keeps its account from being shown is told. Raises GuideError."""
    catalogue = load_catalogue(update=policy.path("guide"))
    if catalogue.origin.problem:
        print(f"注意：{catalogue.origin.problem}", file=sys.stderr)
    return catalogue


def forms_in_force(policy: Policy, chosen: argparse.Namespace) -> FormSet:
    """The forms that are in use."""
    shared = policy.path("forms")
    return FormSet(shared or user_data(getattr(chosen, "data_dir", None)) / "forms", shared=shared is not None)


def place_in_force(policy: Policy, name: str, given: Path | None, argument: str) -> Path:
    """The place *given* with the *argument*, or the one that is set.

    Raises PolicyError where there is neither, and for another place than the one that the office has locked.
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
