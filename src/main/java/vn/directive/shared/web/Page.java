package vn.directive.shared.web;

import java.util.List;

/**
 * Part of a list.
 *
 * @param page from 0
 * @param size as asked for; the last page may hold fewer
 * @param total of the whole list
 */
public record Page<T>(List<T> items, int page, int size, long total) {

    public static <T> Page<T> of(List<T> items, Paging paging, long total) {
        return new Page<>(items, paging.page(), paging.size(), total);
    }
}
