package vn.directive.meeting;

import java.time.LocalDate;
import java.util.List;
import vn.directive.shared.DomainException;

/**
 * Plan of a meeting. The date may lie in the past, because records are also entered later.
 *
 * @param chair office of the chair, never a person's name
 * @param coChair may be null
 * @param invitedBodies codes of bodies
 * @param invitedOffices offices that no body stands for, for example "Trưởng các phòng chuyên môn"
 * @param papersWanted may be null
 */
public record MeetingPlan(MeetingKind kind, LocalDate heldOn, String place, String chair, String coChair,
        List<String> invitedBodies, List<String> invitedOffices, String agenda, String papersWanted) {

    public MeetingPlan {
        invitedBodies = List.copyOf(invitedBodies);
        invitedOffices = List.copyOf(invitedOffices);
        if (invitedBodies.isEmpty() && kind.wantsPapers()) {
            throw new DomainException("invitedBodies", "Hội thảo cần mời ít nhất một cơ quan để lấy tham luận.");
        }
        if (invitedBodies.isEmpty() && invitedOffices.isEmpty()) {
            throw new DomainException("invitedBodies", "Cần mời ít nhất một cơ quan hoặc một chức danh.");
        }
    }
}
