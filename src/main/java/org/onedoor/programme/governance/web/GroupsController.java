package org.onedoor.programme.governance.web;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Looks;
import org.onedoor.programme.governance.Groups;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the groups hang together: the tree, who does the same, and which nobody stands behind. */
@Controller
@Does(value = Action.READ, data = "plan")
class GroupsController {
    private final Groups groups;
    private final Organisations organisations;
    private final Looks looks;

    GroupsController(Groups groups, Organisations organisations, Looks looks) {
        this.groups = groups;
        this.organisations = organisations;
        this.looks = looks;
    }

    @GetMapping("/groups")
    String groups(Model model) {
        model.addAttribute("title", "How the groups hang together");
        model.addAttribute("page", looks.look("Groups", RegistersController.read(), _ -> {
            List<Groups.Overlap> overlaps = groups.overlaps();
            Set<UUID> members = new HashSet<>();
            overlaps.forEach(overlap -> members.addAll(overlap.members()));
            return new GroupsPage(groups.tree(), overlaps, groups.orphans(), organisations.names(members));
        }));
        return "governance/groups";
    }
}
