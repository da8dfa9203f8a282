package vn.directive.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.directive.audit.Capacity;

/** Answers questions about bodies and the people acting for them, as of now by the system clock. */
public interface Organisation {

    /** The body, if it exists today. */
    Optional<Body> find(String code);

    /** The body as it was or will be on a day, if it exists then. */
    Optional<Body> find(String code, LocalDate day);

    /** The one existing body that a person means who typed its code or its full name; none when several fit. */
    Optional<Body> named(String typed);

    /**
     * The body, dead or alive: names on old dossiers are read with this.
     *
     * @throws vn.directive.shared.NotFoundException when no such code was ever used
     */
    Body body(String code);

    /** Names by code for the given codes, in one query; unknown codes are left out. */
    Map<String, String> names(Collection<String> codes);

    /** The same as of a day: what a paper of that day calls them; before or after its life, the nearest name. */
    Map<String, String> names(Collection<String> codes, LocalDate day);

    /** The same for each on a day of its own, in one query. */
    Map<Mention, String> namesOn(Collection<Mention> mentions);

    /** Bodies by code as they were on a day; before or after its life, the nearest. Unknown codes are left out. */
    Map<String, Body> bodies(Collection<String> codes, LocalDate day);

    /** Every decision that led to this body and left its predecessor no other successor, all the way back. */
    List<Inheritance> lineOf(String code);

    /**
     * How lists name a body of which another one answers for what was asked of it.
     *
     * @param names by code, of both
     */
    static String called(Map<String, String> names, String body, String owner) {
        String name = names.getOrDefault(body, body);
        return body.equals(owner) ? name : "%s (nay: %s)".formatted(name, names.getOrDefault(owner, owner));
    }

    /** Existing bodies that match every criterion; an empty criterion matches all. Ordered by level, then code. */
    List<Body> find(BodyQuery query);

    /** Bodies directly below. */
    List<Body> children(String code);

    /** Username of those who may act in the group now, substitutes included, absent persons included. */
    List<String> members(GroupId group);

    /** Usernames of those who hold the post themselves: a seat in a vote is nobody else's, and counts once. */
    List<String> holders(GroupId group);

    /** How a person holds a post of this group themselves; empty when they do not, as a substitute does not. */
    Optional<Holding> holding(GroupId group, String username);

    /** {@link #members(GroupId)} of many groups in one query; groups without anybody are left out. */
    Map<GroupId, List<String>> members(Collection<GroupId> groups);

    /** Who may take new work of these groups now: as {@link #members(Collection)}, absent people left out; one query. */
    Map<GroupId, Set<String>> available(Collection<GroupId> groups);

    /**
     * Who stands in today for these people, directly or for somebody who stands in for them, whatever the scope; by the
     * username of the absent person, in one query.
     */
    Map<String, List<String>> standInsOf(Collection<String> absent);

    /** Mail addresses by username, in one query; accounts that are closed or have none are left out. */
    Map<String, String> mailAddresses(Collection<String> usernames);

    /** Candidate groups {@code <body>:<role>} of a person now, by posts and by substitutions. */
    Set<String> groupsOf(String username);

    /** Codes of the bodies a person acts for now. */
    Set<String> bodiesOf(String username);

    /** Where a task for this group goes: to the group itself, or upward when nobody there can take it. */
    Route route(GroupId group, Set<String> excludedUsers);

    /** The same for many, with a number of statements that does not grow with them. */
    Map<Wanted, Route> routes(Collection<Wanted> wanted);

    /** Asks for these bodies together what tasks of theirs ask one by one, for the rest of an {@code AskedOnce}. */
    void expectTasksOf(Collection<String> codes);

    /**
     * As what a person acts who does the work of one of these groups: their own post before one they stand in for;
     * empty when neither is among the groups.
     */
    Optional<Capacity> capacity(String username, Collection<GroupId> groups);

    /** Display name of an account (an office, never a person's name), or the username when unknown. */
    String displayName(String username);

    /** @param charge how the post is held for the time being, or null */
    record Holding(Charge charge) {}

    /** A body as a paper of that day calls it. */
    record Mention(String code, LocalDate day) {}

    /**
     * A group for which work is meant.
     *
     * @param excludedUsers who may not do it
     */
    record Wanted(GroupId group, Set<String> excludedUsers) {}

    /** @param on first day on which the successor stood in the predecessor's place */
    record Inheritance(String predecessor, String successor, LocalDate on) {}

    /**
     * Where work lands.
     *
     * @param group the group that gets it
     * @param escalated true when the wanted group has nobody who may take it
     * @param blocked true when nobody in the whole line may: the topmost leaders get it for somebody to be appointed
     */
    record Route(GroupId group, boolean escalated, boolean blocked) {

        public Route(GroupId group, boolean escalated) {
            this(group, escalated, false);
        }
    }
}
