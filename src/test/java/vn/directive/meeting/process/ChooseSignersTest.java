package vn.directive.meeting.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;

/** Which candidate groups a row of {@code signing-authority} stands for. */
class ChooseSignersTest {

    private static final GroupId DEPUTIES = new GroupId("TTTU", Role.DEPUTY);

    private final Organisation organisation = mock(Organisation.class);
    private final DelegateExecution execution = mock(DelegateExecution.class);

    @BeforeEach
    void decided() {
        when(organisation.members(any(GroupId.class))).thenReturn(List.of());
        when(execution.getVariable("standingBoard")).thenReturn("TTTU");
        when(execution.getVariable("signing")).thenReturn(Map.of("roles", "leader,deputy"));
    }

    @Test
    void everyRoleThatHasAHolderMaySign() {
        when(organisation.members(new GroupId("TTTU", Role.LEADER))).thenReturn(List.of("tttu.leader"));
        when(organisation.members(DEPUTIES)).thenReturn(List.of("tttu.deputy"));
        new ChooseSigners(organisation).notify(execution);
        verify(execution).setVariable("signers", "TTTU:leader,TTTU:deputy");
    }

    @Test
    void aRoleWithoutAHolderIsLeftOut() {
        when(organisation.members(DEPUTIES)).thenReturn(List.of("tttu.deputy"));
        new ChooseSigners(organisation).notify(execution);
        verify(execution).setVariable("signers", "TTTU:deputy");
    }

    @Test
    void theFirstRoleIsNamedWhenNobodyHoldsAnySoThatTheTaskGoesUpward() {
        new ChooseSigners(organisation).notify(execution);
        verify(execution).setVariable(eq("signers"), eq("TTTU:leader"));
    }
}
