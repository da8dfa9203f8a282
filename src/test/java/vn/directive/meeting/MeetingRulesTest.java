package vn.directive.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.ProcessScenario;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotFoundException;

/** The services guard their steps whoever calls them, in whatever order. */
class MeetingRulesTest extends ProcessScenario {

    @Autowired
    private Meetings meetings;
    @Autowired
    private ConclusionNotices notices;

    @BeforeEach
    void open() {
        openDossier();
    }

    @Test
    void aMeetingNamesItsStateWhenAStepComesTooEarly() {
        UUID meeting = meetings.open(directiveId);

        assertThatThrownBy(() -> meetings.announce(meeting))
                .isInstanceOf(DomainException.class).hasMessageContaining("“đang lập kế hoạch”, không gửi giấy mời được");
        assertThatThrownBy(() -> meetings.prepare(meeting, Optional.of("Báo cáo"), null))
                .hasMessageContaining("không nộp báo cáo đề dẫn được");
        assertThatThrownBy(() -> meetings.requestPapers(meeting, 1)).hasMessageContaining("không đặt tham luận được");
        assertThatThrownBy(() -> meetings.declinePaper(meeting, meetings.awaitedPaper(meeting, "HULN"), "bận"))
                .hasMessageContaining("không nhận tham luận được");
        assertThatThrownBy(() -> meetings.confirmMinutes(meeting)).hasMessageContaining("không xác nhận biên bản được");
        assertThatThrownBy(() -> meetings.returnMinutes(meeting, "x")).hasMessageContaining("không trả lại biên bản được");
    }

    @Test
    void aBodyAnswersOnceAndOnlyWhenAsked() {
        UUID meeting = meetings.open(directiveId);
        meetings.plan(meeting, new MeetingPlan(MeetingKind.WORKSHOP, LocalDate.of(2023, 6, 21), "Hội trường", "Bí thư",
                null, List.of("HULN", "HUDP"), List.of(), "Thảo luận", null));
        meetings.announce(meeting);
        meetings.prepare(meeting, Optional.of("Báo cáo"), null);
        assertThat(meetings.requestPapers(meeting, 1)).isTrue();

        meetings.declinePaper(meeting, meetings.awaitedPaper(meeting, "HUDP"), "Chưa có mô hình");
        assertThatThrownBy(() -> meetings.declinePaper(meeting, meetings.awaitedPaper(meeting, "HUDP"),
                "Chưa có mô hình"))
                .hasMessageContaining("không còn việc gửi tham luận");
        assertThatThrownBy(() -> meetings.sendPaper(meeting, meetings.awaitedPaper(meeting, "HULN"), "Tham luận",
                Optional.of("Nội dung")))
                .hasMessageContaining("không còn việc gửi tham luận");
        assertThat(meetings.requestPapers(meeting, 1)).isFalse();
    }

    @Test
    void aNoticeNamesItsStateWhenAStepComesTooEarly() {
        UUID notice = notices.open(directiveId);

        assertThatThrownBy(() -> notices.pass(notice, NoticeStep.BOARD, null))
                .hasMessageContaining("“đang dự thảo”, không qua bước “Thường trực cho ý kiến” được");
        assertThatThrownBy(() -> notices.issue(notice, LocalDate.of(2023, 6, 19), "Lưu"))
                .hasMessageContaining("không phát hành được");
        assertThat(notices.conclusions(notice)).isEmpty();
    }

    @Test
    void tellsThatThereIsNoSuchMeetingOrNotice() {
        assertThatThrownBy(() -> meetings.get(UUID.randomUUID())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> notices.get(UUID.randomUUID())).isInstanceOf(NotFoundException.class);
    }
}
