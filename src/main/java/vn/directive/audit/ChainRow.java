package vn.directive.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * An entry as the chain sees it. What is hashed, in UTF-8, is the line {@code directive-audit-1} and then for each
 * field {@code <name> <length of the value in bytes>}, a line feed, the value, a line feed; an absent value has the
 * length {@code -} and an empty line. Fields in order: {@code previous} (hash of the entry before, hexadecimal; 64 zeros
 * for the first), {@code position}, {@code seq}, {@code at} (UTC with six decimals), {@code actor}, {@code acting_body},
 * {@code acting_role}, {@code on_behalf_of}, {@code remote_address}, {@code action}, {@code subject_type},
 * {@code subject_id}, {@code directive_id}, {@code reason}, {@code details} (as PostgreSQL writes jsonb).
 */
record ChainRow(long seq, OffsetDateTime at, String actor, String actingBody, String actingRole, String onBehalfOf,
        String remoteAddress, String action, String subjectType, String subjectId, String directiveId, String reason,
        String details, Long position, byte[] previousHash, byte[] hash) {

    static final String COLUMNS = "seq, at, actor, acting_body, acting_role, on_behalf_of, remote_address, action, "
            + "subject_type, subject_id, directive_id::text as directive_id, reason, details::text as details, "
            + "chain_position, previous_hash, hash";

    private static final String FORM = "directive-audit-1\n";
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

    static ChainRow read(ResultSet row, int index) throws SQLException {
        return new ChainRow(row.getLong("seq"), row.getObject("at", OffsetDateTime.class), row.getString("actor"),
                row.getString("acting_body"), row.getString("acting_role"), row.getString("on_behalf_of"),
                row.getString("remote_address"), row.getString("action"), row.getString("subject_type"),
                row.getString("subject_id"), row.getString("directive_id"), row.getString("reason"),
                row.getString("details"), row.getObject("chain_position", Long.class),
                row.getBytes("previous_hash"), row.getBytes("hash"));
    }

    /** SHA-256 of this entry at a place in the chain. */
    byte[] hashAt(long place, String previous) {
        ByteArrayOutputStream form = new ByteArrayOutputStream(512);
        form.writeBytes(FORM.getBytes(StandardCharsets.UTF_8));
        put(form, "previous", previous);
        put(form, "position", String.valueOf(place));
        put(form, "seq", String.valueOf(seq));
        put(form, "at", AT.format(at.withOffsetSameInstant(ZoneOffset.UTC)));
        put(form, "actor", actor);
        put(form, "acting_body", actingBody);
        put(form, "acting_role", actingRole);
        put(form, "on_behalf_of", onBehalfOf);
        put(form, "remote_address", remoteAddress);
        put(form, "action", action);
        put(form, "subject_type", subjectType);
        put(form, "subject_id", subjectId);
        put(form, "directive_id", directiveId);
        put(form, "reason", reason);
        put(form, "details", details);
        try {
            return MessageDigest.getInstance("SHA-256").digest(form.toByteArray());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(ByteArrayOutputStream form, String name, String value) {
        byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
        form.writeBytes((name + " " + (value == null ? "-" : bytes.length) + "\n").getBytes(StandardCharsets.UTF_8));
        form.writeBytes(bytes);
        form.write('\n');
    }
}
