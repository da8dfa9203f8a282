package vn.directive.help.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import vn.directive.help.Manual;
import vn.directive.help.Manuals;
import vn.directive.organisation.GroupId;
import vn.directive.shared.CurrentUser;
import vn.directive.workflow.VisibleTasks;
import vn.directive.workflow.VisibleTasks.VisibleTask;

/** The manuals as pages, for everybody who is signed in. */
@Controller
@RequestMapping("/help")
class HelpController {

    private static final String HELP = "/help";

    private final Manuals manuals;
    private final VisibleTasks tasks;
    private final CurrentUser user;

    HelpController(Manuals manuals, VisibleTasks tasks, CurrentUser user) {
        this.manuals = manuals;
        this.tasks = tasks;
        this.user = user;
    }

    @GetMapping
    String index(Model model) {
        return page(model, manuals.index());
    }

    /** A manual; the index instead of one that does not exist. */
    @GetMapping("/{name:[a-z-]+}")
    String manual(@PathVariable String name, Model model) {
        return manuals.find(name).map(manual -> page(model, manual)).orElse("redirect:" + HELP);
    }

    /**
     * Where a person who asks for help should read: the manual of their role, at the heading about what is before them.
     *
     * @param screen what the web application shows, for example {@code cockpit/directives}
     * @param task the task that is open in it
     */
    @GetMapping("/here")
    String here(@RequestParam(defaultValue = "") String screen, @RequestParam(required = false) String task) {
        Optional<VisibleTask> open = task == null ? Optional.empty() : tasks.find(task);
        List<String> screens = Stream.concat(open.map(t -> "task/" + t.processKey()).stream(), Stream.of(screen)).toList();
        List<Manual> theirs = Stream.concat(
                open.stream().flatMap(t -> t.candidateGroups().stream()).flatMap(g -> GroupId.parse(g).stream())
                        .flatMap(group -> manuals.of(group).stream()),
                manuals.of(user.username()).stream()).distinct().toList();
        return "redirect:" + screens.stream().flatMap(wanted -> theirs.stream()
                        .filter(manual -> manual.screens().containsKey(wanted))
                        .map(manual -> address(manual) + "#"
                                + UriUtils.encodeFragment(manual.screens().get(wanted), StandardCharsets.UTF_8)))
                .findFirst().or(() -> theirs.stream().findFirst().map(HelpController::address)).orElse(HELP);
    }

    private static String address(Manual manual) {
        return HELP + "/" + manual.name();
    }

    private String page(Model model, Manual manual) {
        model.addAttribute("manual", manual);
        model.addAttribute("manuals", manuals.all());
        return "help";
    }
}
