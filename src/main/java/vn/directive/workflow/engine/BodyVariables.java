package vn.directive.workflow.engine;

import java.util.List;
import java.util.stream.Stream;

/** Variables in which processes keep codes of bodies; their models name candidate groups by them. */
final class BodyVariables {

    /** Whose a process of a single body is. */
    static final List<String> OWN = List.of("askedBody", "body", "invitedBody", "chairBody", "recipient");
    /** Who carries the dossier. */
    static final List<String> OF_DOSSIER = List.of("leadBody", "issuer", "office", "standingBoard");
    /** Candidate groups, separated by commas. */
    static final List<String> GROUPS = List.of("signers", "signerGroup");

    private BodyVariables() {}

    static String[] all() {
        return Stream.of(OWN, OF_DOSSIER, GROUPS).flatMap(List::stream).toArray(String[]::new);
    }
}
