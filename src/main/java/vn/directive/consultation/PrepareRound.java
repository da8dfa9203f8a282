package vn.directive.consultation;

import java.time.LocalDate;
import java.util.List;

/**
 * How the lead body wants to hold the round.
 *
 * @param bodyRules groups of bodies, each {@code <kind>:<level>}
 * @param bodies codes asked besides
 * @param excludedBodies codes left out
 * @param sendLetter always true except for a conference without a numbered invitation
 * @param conference null unless the mode is {@link RoundMode#CONFERENCE}
 * @param alsoInWriting for a conference: the invited bodies are asked in writing too
 * @param lowestLevel for {@link RoundMode#GRASSROOTS}: DISTRICT, COMMUNE or HAMLET; else null
 */
public record PrepareRound(List<String> bodyRules, List<String> bodies, List<String> excludedBodies,
        LocalDate deadline, SilencePolicy silence, String questions, boolean sendLetter, ConferencePlan conference,
        boolean alsoInWriting, String lowestLevel, LocalDate innerDeadline) {}
