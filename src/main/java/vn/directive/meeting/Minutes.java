package vn.directive.meeting;

import java.time.LocalDate;
import java.util.List;
import vn.directive.shared.DomainException;

/**
 * Minutes of a meeting.
 *
 * @param proposesDirective whether the meeting asks for a directive; then there must be a direction to carry out
 */
public record Minutes(List<Attendance> attendance, String discussion, List<Direction> directions,
        boolean proposesDirective) {

    public Minutes {
        attendance = List.copyOf(attendance);
        directions = List.copyOf(directions);
        if (attendance.isEmpty()) {
            throw new DomainException("attendance", "Biên bản cần ghi thành phần dự, ít nhất một cơ quan.");
        }
        if (proposesDirective && directions.isEmpty()) {
            throw new DomainException("directions",
                    "Buổi làm việc đề nghị ban hành chỉ thị thì biên bản cần ghi ít nhất một ý kiến chỉ đạo.");
        }
    }

    /**
     * @param participant name or code of a body, or an office
     * @param attendees people counted, never named; 0 means absent
     * @param remark may be null
     */
    public record Attendance(String participant, int attendees, String remark) {

        public Attendance {
            if (attendees < 0) {
                throw new DomainException("attendance", "Số người dự của “%s” không được âm.".formatted(participant));
            }
        }
    }

    /**
     * @param responsible who carries it out, as the chair said it
     * @param deadline may be null
     */
    public record Direction(String content, String responsible, LocalDate deadline) {}
}
