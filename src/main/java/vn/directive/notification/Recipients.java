package vn.directive.notification;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.workflow.OpenTasks.OpenTask;

/** Who is behind candidate groups now. */
@Component
class Recipients {

    private final Organisation organisation;

    Recipients(Organisation organisation) {
        this.organisation = organisation;
    }

    /** Looks up all groups at once; what comes back answers for each. */
    Function<Collection<String>, Set<String>> of(Collection<String> groups) {
        Map<GroupId, List<String>> members = organisation.members(groups.stream().distinct().map(GroupId::parse)
                .flatMap(Optional::stream).collect(Collectors.toSet()));
        return wanted -> wanted.stream().map(GroupId::parse).flatMap(Optional::stream)
                .flatMap(group -> members.getOrDefault(group, List.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Who works on each task: the one who took it, else everybody who may. */
    Function<OpenTask, Set<String>> of(List<OpenTask> tasks) {
        Function<Collection<String>, Set<String>> members = of(tasks.stream().filter(t -> t.assignee() == null)
                .flatMap(t -> t.groups().stream()).collect(Collectors.toSet()));
        return task -> task.assignee() != null ? Set.of(task.assignee()) : members.apply(task.groups());
    }
}
