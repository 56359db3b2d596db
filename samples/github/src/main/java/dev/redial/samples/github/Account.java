package dev.redial.samples.github;

/**
 * A user, an organization or a bot.
 *
 * @param type which of them, as in {@code User}
 */
public record Account(String login, long id, String type) {}
