package vn.directive.organisation;

import java.util.Map;
import java.util.UUID;

/**
 * A reform gave everything open to the heirs; published in the same transaction.
 *
 * @param words the decision, for people
 * @param received by body, how many things of which kind, as "2 việc đang mở"
 */
public record ReformCarriedOut(UUID reformId, String words, Map<String, String> received) {}
