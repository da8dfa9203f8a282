package vn.directive.drafting.process;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.directive.drafting.DraftReview.Finding;
import vn.directive.drafting.DraftReview.Kind;
import vn.directive.drafting.DraftStep;
import vn.directive.drafting.Draftings;
import vn.directive.workflow.FormData;

@Component("commentInternally")
class InternalCommentsForm extends DraftReviewForm {

    private static final List<String> COMMENT = List.of("Khoản", "Góp ý", "Đề nghị sửa");

    InternalCommentsForm(Draftings draftings) {
        super(draftings, DraftStep.INTERNAL);
    }

    @Override
    List<Finding> findings(FormData form) {
        return form.rows("comments", COMMENT, 2).stream().map(row -> finding(Kind.COMMENT, row)).toList();
    }
}
