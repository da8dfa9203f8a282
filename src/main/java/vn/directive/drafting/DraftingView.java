package vn.directive.drafting;

import java.time.LocalDate;
import java.util.UUID;
import vn.directive.shared.DomainException;

/**
 * The drafting of a directive as recorded so far; what is not known yet is null.
 *
 * @param body code of the lead body
 * @param editor username of the one who writes
 * @param version the version handed in last
 */
public record DraftingView(UUID id, UUID directiveId, String body, DraftingState state, String editor, LocalDate dueOn,
        UUID documentId, Integer version) {

    void require(DraftingState expected, String step) {
        if (state != expected) {
            throw new DomainException("Việc soạn thảo ở trạng thái “%s”, không %s được.".formatted(state.label(), step));
        }
    }
}
