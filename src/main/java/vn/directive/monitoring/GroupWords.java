package vn.directive.monitoring;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;

/** Candidate groups the way people say them: "Huyện ủy Lộc Ninh (văn thư)". */
@Component
public class GroupWords {

    private static final Map<Role, String> ROLES = Map.of(Role.LEADER, "lãnh đạo", Role.DEPUTY, "cấp phó",
            Role.SPECIALIST, "chuyên viên", Role.CLERK, "văn thư", Role.MEMBER, "thành viên");

    private final Organisation organisation;

    GroupWords(Organisation organisation) {
        this.organisation = organisation;
    }

    /** Separated by commas; empty when no group stands for a post. One query. */
    public String of(Collection<String> groups) {
        return said(groups, names(groups));
    }

    /** Names of the bodies in these groups, in one query; for {@link #said}. */
    Map<String, String> names(Collection<String> groups) {
        return organisation.names(parsed(groups).stream().map(GroupId::body).collect(Collectors.toSet()));
    }

    static String said(Collection<String> groups, Map<String, String> names) {
        return parsed(groups).stream().map(group -> names.getOrDefault(group.body(), group.body()) + " ("
                + ROLES.get(group.role()) + ")").collect(Collectors.joining(", "));
    }

    private static List<GroupId> parsed(Collection<String> groups) {
        return groups.stream().flatMap(group -> GroupId.parse(group).stream()).toList();
    }
}
