package vn.directive.meeting;

import java.time.LocalDate;
import java.util.List;
import vn.directive.shared.DomainException;

/**
 * Content of a conclusion notice.
 *
 * @param leadBody code of the body that is to draft the directive
 * @param coordinatingBodies codes, without the lead body
 * @param content what the lead body is to do
 */
public record NoticeDraft(List<String> conclusions, String leadBody, List<String> coordinatingBodies, String content,
        LocalDate draftDeadline) {

    public NoticeDraft {
        conclusions = List.copyOf(conclusions);
        coordinatingBodies = List.copyOf(coordinatingBodies);
        if (conclusions.isEmpty()) {
            throw new DomainException("conclusions", "Thông báo cần có ít nhất một kết luận.");
        }
        if (coordinatingBodies.contains(leadBody)) {
            throw new DomainException("coordinatingBodies",
                    "Cơ quan chủ trì không đồng thời là cơ quan phối hợp: hãy bỏ khỏi danh sách phối hợp.");
        }
    }
}
