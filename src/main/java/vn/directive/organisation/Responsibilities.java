package vn.directive.organisation;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * One kind of open thing that bodies answer for, told by the module that keeps it, so that a reform finds and moves
 * all of them without knowing any. What is finished stays with the body that did it.
 *
 * <p>A thing that was asked of a body keeps the body it was asked of and gets another owner: the successor of two
 * bodies then owes two answers, each once.
 */
public interface Responsibilities {

    /** Stable key of this kind, such as {@code round-request}; kept with every move. */
    String kind();

    /** Vietnamese noun for counting them in a sentence: "việc đang mở", "đợt lấy ý kiến". */
    String label();

    /**
     * What these bodies answer for now, in one query whatever their number.
     *
     * @param bodies codes of bodies
     */
    List<Responsibility> of(Collection<String> bodies);

    /**
     * Gives each to its successor, in the caller's transaction and with a number of statements that does not grow
     * with the bodies. Repeating it changes nothing.
     */
    void handOver(List<HandOver> moves);

    /** False when nobody has to decide: what has no heir then stays where it is and harms nothing. */
    default boolean needsOwner() {
        return true;
    }

    /**
     * Tells of what belongs to bodies that have ended and waits for a person to decide whose it is; until then somebody
     * must be able to do it. As {@link #handOver} in everything else.
     */
    default void leaveUndecided(List<Responsibility> waiting) {}

    /**
     * @param kind of {@link Responsibilities#kind()}
     * @param id identifies it within its kind
     * @param owner code of the body that answers for it
     * @param directiveId the dossier, or null when it belongs to none
     * @param title Vietnamese, as a person would recognise it
     */
    record Responsibility(String kind, String id, String owner, UUID directiveId, String title) {}

    /** @param successor code of the body that answers for it from now on */
    record HandOver(Responsibility what, String successor) {}
}
