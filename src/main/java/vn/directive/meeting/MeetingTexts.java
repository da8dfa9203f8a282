package vn.directive.meeting;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.directive.meeting.MeetingView.Participant;
import vn.directive.meeting.Minutes.Direction;

/** Plain texts of the papers that a meeting leaves on file. */
class MeetingTexts {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private MeetingTexts() {}

    static String invitation(MeetingView meeting, String subject, List<Participant> invited) {
        return """
                GIẤY MỜI
                %s về việc: %s

                Thời gian: ngày %s
                Địa điểm: %s
                Chủ trì: %s%s

                Kính mời:
                %s

                Chương trình:
                %s%s
                """.formatted(meeting.kind().label(), subject, DAY.format(meeting.heldOn()), meeting.place(),
                meeting.chair(), meeting.coChair() == null ? "" : "\nĐồng chủ trì: " + meeting.coChair(),
                numbered(invited.stream().map(Participant::name).toList()), meeting.agenda(),
                meeting.papersWanted() == null ? "" : "\n\nTài liệu đề nghị chuẩn bị:\n" + meeting.papersWanted());
    }

    static String minutes(MeetingView meeting, String subject, List<Participant> participants, Minutes minutes) {
        return """
                BIÊN BẢN
                %s ngày %s tại %s về việc: %s
                Chủ trì: %s

                Thành phần dự:
                %s

                Nội dung thảo luận:
                %s

                Ý kiến chỉ đạo:
                %s

                %s
                """.formatted(meeting.kind().label(), DAY.format(meeting.heldOn()), meeting.place(), subject,
                meeting.chair(),
                numbered(participants.stream().map(p -> "%s: %d người".formatted(p.name(), p.attendees())).toList()),
                minutes.discussion(), numbered(minutes.directions().stream().map(MeetingTexts::direction).toList()),
                minutes.proposesDirective() ? "Đề nghị ban hành chỉ thị." : "Không đề nghị ban hành chỉ thị.");
    }

    static String direction(Direction direction) {
        return "%s (%s%s)".formatted(direction.content(), direction.responsible(),
                direction.deadline() == null ? "" : ", hạn " + DAY.format(direction.deadline()));
    }

    static String notice(String subject, NoticeDraft draft, String leadBody, List<String> coordinating) {
        return """
                THÔNG BÁO KẾT LUẬN
                %s

                %s

                Giao %s chủ trì%s: %s
                Hạn trình dự thảo: %s.
                """.formatted(subject, numbered(draft.conclusions()), leadBody,
                coordinating.isEmpty() ? "" : ", phối hợp với " + String.join(", ", coordinating), draft.content(),
                day(draft.draftDeadline()));
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    private static String numbered(List<String> lines) {
        return lines.isEmpty() ? "Không có." : IntStream.range(0, lines.size())
                .mapToObj(i -> "%d. %s".formatted(i + 1, lines.get(i))).collect(Collectors.joining("\n"));
    }
}
