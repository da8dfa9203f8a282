package vn.directive.organisation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Grant;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;
import vn.directive.organisation.Substitutions;
import vn.directive.organisation.Substitutions.NewSubstitution;
import vn.directive.organisation.Substitutions.Substitution;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.NotAllowedException;

@RestController
@RequestMapping("/api/v1/substitutions")
@Tag(name = "Substitutions", description = "Who stands in for whom")
class SubstitutionController {

    private final Substitutions substitutions;
    private final Organisation organisation;
    private final Accounts accounts;
    private final CurrentUser currentUser;

    SubstitutionController(Substitutions substitutions, Organisation organisation, Accounts accounts,
            CurrentUser currentUser) {
        this.substitutions = substitutions;
        this.organisation = organisation;
        this.accounts = accounts;
        this.currentUser = currentUser;
    }

    @GetMapping
    @Operation(summary = "Present and coming substitutions of the signed-in user, absent or standing in")
    List<Substitution> mine() {
        return substitutions.of(currentUser.username());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Enter a substitution",
            description = "For oneself; for others the leader of every body in its scope, or an administrator.")
    Map<String, UUID> add(@RequestBody NewSubstitution wanted) {
        requireRightOver(wanted.absent(), wanted.body());
        return Map.of("id", substitutions.add(wanted));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a substitution after its last day; one that has not begun by then is removed")
    void end(@PathVariable UUID id, @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate lastDay) {
        Substitution present = substitutions.get(id);
        requireRightOver(present.absent(), present.body());
        substitutions.end(id, lastDay);
    }

    private void requireRightOver(String absent, String body) {
        String user = currentUser.username();
        if (user.equals(absent) || accounts.grantsOf(user).contains(Grant.ADMINISTRATOR)) {
            return;
        }
        Set<String> scope = body != null ? Set.of(body) : absent == null ? Set.of() : organisation.bodiesOf(absent);
        Set<String> groups = organisation.groupsOf(user);
        if (scope.isEmpty() || !scope.stream().allMatch(b -> groups.contains(new GroupId(b, Role.LEADER).toString()))) {
            throw new NotAllowedException("Chỉ người vắng mặt, lãnh đạo cơ quan của người đó hoặc quản trị viên được "
                    + "ghi, kết thúc việc thay thế.");
        }
    }
}
