package vn.directive.meeting.process;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;
import vn.directive.workflow.DossierVariables;

/** Turns the row of {@code signing-authority} into candidate groups: every role that has a holder, else the first. */
@Component("chooseNoticeSigners")
class ChooseSigners implements ExecutionListener {

    private final Organisation organisation;

    ChooseSigners(Organisation organisation) {
        this.organisation = organisation;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Map<?, ?> row = (Map<?, ?>) execution.getVariable(ConclusionNoticeProcess.SIGNING);
        String board = DossierVariables.STANDING_BOARD.from(execution).get();
        List<GroupId> groups = Arrays.stream(row.get("roles").toString().split(","))
                .map(role -> new GroupId(board, Role.of(role.strip()))).toList();
        List<GroupId> held = groups.stream().filter(group -> !organisation.members(group).isEmpty()).toList();
        ConclusionNoticeProcess.SIGNERS.on(execution).set((held.isEmpty() ? groups.subList(0, 1) : held).stream()
                .map(GroupId::toString).collect(Collectors.joining(",")));
        execution.removeVariable(ConclusionNoticeProcess.SIGNING);
    }
}
