package vn.directive.meeting.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.Phase;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents.DocumentView;
import vn.directive.meeting.ConclusionNotices;
import vn.directive.meeting.NoticeStep;
import vn.directive.meeting.NoticeView.Review;
import vn.directive.meeting.process.ConclusionNoticeProcess.Element;

class ConclusionNoticeProcessTest extends MeetingScenario {

    private static final LocalDate ISSUED_ON = LocalDate.of(2023, 7, 4);
    private static final LocalDate DEADLINE = LocalDate.of(2023, 8, 31);

    @Autowired
    private ConclusionNotices notices;

    private ProcessInstance process;

    @BeforeEach
    void start() {
        openDossier();
        start(WorkingMeetingProcess.KEY, Map.of());
        holdMeeting();
        complete("bdvtu.clerk", WorkingMeetingProcess.Element.WRITE_MINUTES, minutes());
        complete("vptu.leader", WorkingMeetingProcess.Element.CONFIRM_MINUTES, form("outcome", "CONFIRM"));
        moveClockTo(ISSUED_ON);
        process = start(ConclusionNoticeProcess.KEY, Map.of());
    }

    @Test
    void isIssuedWithANumberFromTheRegisterAndOrdersTheDraft() {
        assertThat(directives.get(directiveId).phase()).isEqualTo(Phase.CONCLUSION);
        assertThat(shown("vptu.specialist", Element.DRAFT, "conclusions").toString())
                .startsWith("Tham mưu ban hành chỉ thị (Ban Dân vận Tỉnh ủy, hạn 31/08/2023)");
        complete("vptu.specialist", Element.DRAFT, draft());
        complete("vptu.leader", Element.CHECK_FORMAT, form("outcome", "PASS"));
        complete("tttu.member", Element.GIVE_OPINION, form("outcome", "AGREE", "note", "Nhất trí"));
        complete("tttu.leader", Element.SIGN, form("outcome", "SIGN"));
        assertThat(shown("vptu.clerk", Element.ISSUE, "issuedOn")).isEqualTo("2023-07-04");
        complete("vptu.clerk", Element.ISSUE, issue());

        assertThat(process).hasPassedInOrder(Element.DRAFT, Element.CHECK_FORMAT, Element.GIVE_OPINION,
                Element.DECIDE_SIGNERS, Element.SIGN, Element.ISSUE, Element.ISSUED);
        assertThat(process).isEnded();
        DocumentView notice = documents.latest(directiveId, DocumentKind.CONCLUSION_NOTICE).orElseThrow();
        assertThat(notice.symbol()).matches("\\d+-TB/TU");
        assertThat(notice.issuedOn()).isEqualTo(ISSUED_ON);
        assertThat(notices.ofDossier(directiveId).orElseThrow())
                .extracting("symbol", "signedBy", "capacity")
                .containsExactly(notice.symbol(), "tttu.leader", "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC");
        DirectiveView directive = directives.get(directiveId);
        assertThat(directive.leadBody()).isEqualTo("BDVTU");
        assertThat(directive.coordinatingBodies()).containsExactly("VPTU");
        assertThat(directive.draftDeadline()).isEqualTo(DEADLINE);
        assertThat(lastValue(process.getId(), "leadBody")).isEqualTo("BDVTU");
        assertThat(lastValue(process.getId(), "draftDeadline")).isEqualTo("2023-08-31");
        assertThat(timeline()).contains("Đã ban hành Thông báo kết luận %s ngày 04/07/2023".formatted(notice.symbol()));
    }

    @Test
    void returnsToTheDrafterFromEveryStepWithTheNoteShown() {
        complete("vptu.specialist", Element.DRAFT, draft());
        refuses("vptu.leader", Element.CHECK_FORMAT, form("outcome", "RETURN"), "phải ghi lý do khi trả lại");
        complete("vptu.leader", Element.CHECK_FORMAT, returned("Sai cỡ chữ trích yếu"));
        returnedWith("Thẩm định thể thức: Sai cỡ chữ trích yếu");

        complete("vptu.specialist", Element.DRAFT, draft());
        complete("vptu.leader", Element.CHECK_FORMAT, form("outcome", "PASS"));
        complete("tttu.member", Element.GIVE_OPINION, returned("Lùi hạn trình"));
        returnedWith("Thường trực cho ý kiến: Lùi hạn trình");

        complete("vptu.specialist", Element.DRAFT, draft());
        complete("vptu.leader", Element.CHECK_FORMAT, form("outcome", "PASS"));
        complete("tttu.member", Element.GIVE_OPINION, form("outcome", "AGREE"));
        complete("tttu.leader", Element.SIGN, returned("Thêm cơ quan phối hợp"));
        returnedWith("Ký thông báo: Thêm cơ quan phối hợp");

        complete("vptu.specialist", Element.DRAFT, draft());
        complete("vptu.leader", Element.CHECK_FORMAT, form("outcome", "PASS"));
        complete("tttu.member", Element.GIVE_OPINION, form("outcome", "AGREE"));
        complete("tttu.leader", Element.SIGN, form("outcome", "SIGN"));
        complete("vptu.clerk", Element.ISSUE, issue());
        assertThat(process).isEnded();
        assertThat(documents.latest(directiveId, DocumentKind.CONCLUSION_NOTICE).orElseThrow().version()).isEqualTo(4);
        assertThat(notices.reviews(notices.ofDossier(directiveId).orElseThrow().id()))
                .filteredOn(review -> !review.passed()).extracting(Review::step)
                .containsExactly(NoticeStep.FORMAT, NoticeStep.BOARD, NoticeStep.SIGNATURE);
    }

    @Test
    void keepsAnUploadedNoticeInsteadOfComposingOne() {
        driver.as("vptu.specialist", () -> documents.addText(documents.create(new vn.directive.document.Documents
                .NewDocument(directiveId, DocumentKind.CONCLUSION_NOTICE, "Thông báo", "VPTU")), "du-thao", "Soạn sẵn"));
        complete("vptu.specialist", Element.DRAFT, draft());

        DocumentView notice = documents.latest(directiveId, DocumentKind.CONCLUSION_NOTICE).orElseThrow();
        assertThat(notice.version()).isEqualTo(1);
        assertThat(notice.fileName()).startsWith("du-thao");
    }

    @Test
    void refusesADraftWhoseBodiesOrDatesDoNotFit() {
        refuses("vptu.specialist", Element.DRAFT, with(draft(), "deadline", "2023-06-21"), "phải sau ngày họp 21/06/2023");
        refuses("vptu.specialist", Element.DRAFT, with(draft(), "coordinatingBodies", List.of("BDVTU")),
                "không đồng thời là cơ quan phối hợp");
        refuses("vptu.specialist", Element.DRAFT, with(draft(), "leadBodyCode", "XYZ"), "mang mã “XYZ”");
        refuses("vptu.specialist", Element.DRAFT, with(draft(), "conclusions", " "), "“Các kết luận”: bắt buộc nhập");
    }

    @Test
    void refusesADateOfIssueOutsideItsBounds() {
        complete("vptu.specialist", Element.DRAFT, draft());
        complete("vptu.leader", Element.CHECK_FORMAT, form("outcome", "PASS"));
        complete("tttu.member", Element.GIVE_OPINION, form("outcome", "AGREE"));
        complete("tttu.leader", Element.SIGN, form("outcome", "SIGN"));

        refuses("vptu.clerk", Element.ISSUE, with(issue(), "issuedOn", "2023-06-20"), "trước ngày họp 21/06/2023");
        refuses("vptu.clerk", Element.ISSUE, with(issue(), "issuedOn", "2023-07-05"), "không được sau ngày hôm nay");
        refuses("vptu.clerk", Element.ISSUE, with(issue(), "issuedOn", "2023-08-31"), "phải trước hạn trình dự thảo");
    }

    private void returnedWith(String note) {
        assertThat(process).isWaitingAt(Element.DRAFT);
        assertThat(shown("vptu.specialist", Element.DRAFT, "returnNote")).isEqualTo(note);
    }

    private static Map<String, Object> draft() {
        return form("conclusions", "Đổi mới phương thức lãnh đạo\nBan hành chỉ thị của Ban Thường vụ",
                "leadBodyCode", "BDVTU", "coordinatingBodies", List.of("VPTU"),
                "content", "Tham mưu ban hành chỉ thị", "deadline", DEADLINE.toString());
    }

    private static Map<String, Object> issue() {
        return form("issuedOn", ISSUED_ON.toString(), "recipients", "Thường trực Tỉnh ủy\nLưu Văn phòng Tỉnh ủy");
    }
}
