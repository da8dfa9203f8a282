package vn.directive.drafting;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import vn.directive.shared.DomainException;

/**
 * Who writes the draft and in which steps.
 *
 * @param editor username
 * @param members usernames of those who help
 * @param coordinatingBodies codes
 * @param milestones in order of their dates
 */
public record DraftingTeam(String editor, List<String> members, List<String> coordinatingBodies,
        List<Milestone> milestones) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    public DraftingTeam {
        members = members.stream().distinct().filter(m -> !m.equals(editor)).toList();
        coordinatingBodies = coordinatingBodies.stream().distinct().toList();
        milestones = List.copyOf(milestones);
        for (int i = 1; i < milestones.size(); i++) {
            if (milestones.get(i).dueOn().isBefore(milestones.get(i - 1).dueOn())) {
                throw new DomainException("milestones", "Mốc “%s” (%s) phải không trước mốc “%s” (%s).".formatted(
                        milestones.get(i).name(), DAY.format(milestones.get(i).dueOn()),
                        milestones.get(i - 1).name(), DAY.format(milestones.get(i - 1).dueOn())));
            }
        }
    }

    void checkDeadline(LocalDate deadline) {
        milestones.stream().filter(m -> m.dueOn().isAfter(deadline)).findFirst().ifPresent(late -> {
            throw new DomainException("milestones", "Mốc “%s” (%s) sau hạn trình dự thảo %s."
                    .formatted(late.name(), DAY.format(late.dueOn()), DAY.format(deadline)));
        });
    }

    /** A step of the work and its date. */
    public record Milestone(String name, LocalDate dueOn) {}
}
