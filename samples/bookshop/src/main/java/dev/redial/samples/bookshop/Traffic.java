package dev.redial.samples.bookshop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * What passed through a {@link CuttingProxy}.
 *
 * <p>Thread-safety: {@code this} guards all fields.
 */
final class Traffic {
  private final Fault fault;
  private final Map<String, Integer> arrivals = new LinkedHashMap<>();
  private final Map<Integer, Queue<String>> unanswered = new HashMap<>();
  private final List<String> answered = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private int answeredAndSentAgain;
  private int connections;
  private int mostAtOnce;
  private int deepest;

  Traffic(Fault fault) {
    this.fault = fault;
  }

  // ---- for the proxy

  /** A connection was accepted; returns its number, from 1. */
  synchronized int opened() {
    connections++;
    unanswered.put(connections, new ArrayDeque<>());
    mostAtOnce = Math.max(mostAtOnce, unanswered.size());
    return connections;
  }

  /** A request came; on a connection that was cut it counts, but nobody will answer it. */
  synchronized void arrived(int connection, String request) {
    arrivals.merge(request, 1, Integer::sum);
    answeredAndSentAgain += answered.contains(request) ? 1 : 0;
    Queue<String> pipeline = unanswered.get(connection);
    if (pipeline == null) {
      lost.add(request);
    } else {
      pipeline.add(request);
      deepest = Math.max(deepest, pipeline.size());
    }
  }

  /** An answer came for the oldest request; decides what becomes of it. */
  synchronized Fault.Deed answers(int connection) {
    Queue<String> pipeline = unanswered.get(connection);
    if (pipeline == null) {
      return Fault.Deed.SWALLOW_AND_CUT; // nobody is there any more
    }
    Fault.Deed deed = fault.onAnswer(connection, pipeline.element(), pipeline.size());
    if (deed != Fault.Deed.SWALLOW_AND_CUT) {
      answered.add(pipeline.remove());
    }
    if (deed != Fault.Deed.DELIVER) {
      ended(connection);
    }
    return deed;
  }

  /** Either side has ended it; what is unanswered is lost. */
  synchronized void ended(int connection) {
    Queue<String> pipeline = unanswered.remove(connection);
    if (pipeline != null) {
      lost.addAll(pipeline);
    }
  }

  // ---- for who wants to know

  /** How often each request came, by method and target, in the order of their first arrivals. */
  synchronized Map<String, Integer> arrivals() {
    return new LinkedHashMap<>(arrivals);
  }

  /** How many requests came. */
  synchronized int attempts() {
    return arrivals.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The requests whose answers were delivered, in that order. */
  synchronized List<String> answered() {
    return List.copyOf(answered);
  }

  /** The requests that came and were not answered, because their connection ended. */
  synchronized List<String> lost() {
    return List.copyOf(lost);
  }

  /** How often a request came whose answer had been delivered before. */
  synchronized int answeredAndSentAgain() {
    return answeredAndSentAgain;
  }

  /** How many connections were made. */
  synchronized int connections() {
    return connections;
  }

  /** How many connections there were at one time, at most. */
  synchronized int mostAtOnce() {
    return mostAtOnce;
  }

  /** How many requests were unanswered on one connection, at most. */
  synchronized int deepest() {
    return deepest;
  }
}
