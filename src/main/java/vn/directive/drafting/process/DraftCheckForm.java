package vn.directive.drafting.process;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.directive.drafting.DraftReview.Finding;
import vn.directive.drafting.DraftReview.Kind;
import vn.directive.drafting.DraftStep;
import vn.directive.drafting.Draftings;
import vn.directive.workflow.FormData;

@Component("checkDraft")
class DraftCheckForm extends DraftReviewForm {

    private static final List<String> FORMAT = List.of("Vị trí", "Lỗi", "Cách sửa");
    private static final List<String> CONFLICT = List.of("Văn bản", "Nội dung chồng chéo");

    DraftCheckForm(Draftings draftings) {
        super(draftings, DraftStep.OFFICE);
    }

    @Override
    List<Finding> findings(FormData form) {
        return Stream.concat(
                form.rows("formatFindings", FORMAT, 2).stream().map(row -> finding(Kind.FORMAT, row)),
                form.rows("conflicts", CONFLICT, 2).stream().map(row -> finding(Kind.CONFLICT, row))).toList();
    }
}
