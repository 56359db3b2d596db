package dev.redial.samples.github;

/** Names a repository in paths. */
public record Repo(String owner, String repo) {}
