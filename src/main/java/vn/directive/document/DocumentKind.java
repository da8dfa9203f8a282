package vn.directive.document;

import java.util.EnumSet;
import java.util.Set;

/** What a document is for within a dossier. */
public enum DocumentKind {
    INVITATION("Giấy mời"),
    LEAD_IN_REPORT("Báo cáo đề dẫn"),
    PAPER("Tham luận"),
    MINUTES("Biên bản"),
    CONCLUSION_NOTICE("Thông báo kết luận"),
    DRAFT("Dự thảo chỉ thị"),
    LEGAL_BASIS("Văn bản căn cứ"),
    COMMENT_LETTER("Công văn lấy ý kiến"),
    REPLY_LETTER("Văn bản góp ý"),
    SYNTHESIS("Bảng tổng hợp, tiếp thu, giải trình"),
    SUBMISSION("Tờ trình"),
    DIRECTIVE("Chỉ thị"),
    PLAN("Kế hoạch thực hiện"),
    RETURN("Báo cáo của đơn vị"),
    PERIODIC_REPORT("Báo cáo tổng hợp định kỳ"),
    REMINDER_LETTER("Công văn đôn đốc"),
    BRIEFING_CONCLUSION("Kết luận giao ban"),
    INSPECTION_PLAN("Kế hoạch kiểm tra"),
    INSPECTION_CONCLUSION("Kết luận kiểm tra"),
    REVIEW_PLAN("Kế hoạch sơ kết, tổng kết"),
    REVIEW_REPORT("Báo cáo sơ kết, tổng kết"),
    COMMENDATION_DECISION("Quyết định khen thưởng"),
    OTHER("Tài liệu khác");

    /** What a body hands in of its own; everything else is made by those who carry the dossier. */
    private static final Set<DocumentKind> OF_ANY_BODY = EnumSet.of(PAPER, MINUTES, LEGAL_BASIS, REPLY_LETTER, PLAN,
            RETURN, BRIEFING_CONCLUSION, REVIEW_REPORT, OTHER);

    private final String label;

    DocumentKind(String label) {
        this.label = label;
    }

    /** As a clerk would write it. */
    public String label() {
        return label;
    }

    /** True for what any body may bring into a dossier that it sees, for example its reply or its plan. */
    public boolean isOfAnyBody() {
        return OF_ANY_BODY.contains(this);
    }
}
