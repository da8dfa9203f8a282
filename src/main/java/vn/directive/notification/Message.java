package vn.directive.notification;

import java.util.Set;
import java.util.UUID;

/**
 * The same words for one or more people.
 *
 * @param key what it is about; with the recipient's name it identifies a notice, so nobody is told twice
 * @param title one line, the subject of the mail
 * @param taskId task to open, or null
 * @param recipients usernames
 */
record Message(String key, NoticeKind kind, String title, String text, String taskId, UUID directiveId,
        Set<String> recipients) {

    /** The same to other people. */
    Message to(Set<String> others) {
        return new Message(key, kind, title, text, taskId, directiveId, others);
    }

    String key(String recipient) {
        return key + ":" + recipient;
    }
}
