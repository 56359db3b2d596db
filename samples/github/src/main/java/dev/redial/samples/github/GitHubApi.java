package dev.redial.samples.github;

import dev.redial.Headers;
import dev.redial.OnStatus;
import dev.redial.Timeout;

/** What holds for all interfaces that extend this, but where they say otherwise. */
@Headers({"Accept: application/vnd.github+json", "X-GitHub-Api-Version: 2022-11-28"})
@Timeout(value = "PT10S", overall = "PT1M")
@OnStatus(value = 403, error = NotAllowed.class)
interface GitHubApi {}
