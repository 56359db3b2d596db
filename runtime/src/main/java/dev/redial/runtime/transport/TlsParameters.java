package dev.redial.runtime.transport;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import javax.net.ssl.SSLParameters;

/** Copies parameters, which are mutable, so that nobody changes what a client was made with. */
public final class TlsParameters {
  /** Younger than Java 17; arrays of names both. */
  private static final List<String> NEWER = List.of("SignatureSchemes", "NamedGroups");

  private TlsParameters() {}

  /** A copy that shares nothing that can be changed. */
  public static SSLParameters copyOf(SSLParameters original) {
    SSLParameters copy = new SSLParameters();
    copy.setCipherSuites(original.getCipherSuites());
    copy.setProtocols(original.getProtocols());
    copy.setApplicationProtocols(original.getApplicationProtocols());
    copy.setAlgorithmConstraints(original.getAlgorithmConstraints());
    copy.setEndpointIdentificationAlgorithm(original.getEndpointIdentificationAlgorithm());
    copy.setEnableRetransmissions(original.getEnableRetransmissions());
    copy.setMaximumPacketSize(original.getMaximumPacketSize());
    copy.setUseCipherSuitesOrder(original.getUseCipherSuitesOrder());
    if (original.getServerNames() != null) {
      copy.setServerNames(original.getServerNames());
    }
    if (original.getSNIMatchers() != null) {
      copy.setSNIMatchers(original.getSNIMatchers());
    }
    copyClientAuthentication(original, copy);
    NEWER.forEach(name -> copyIfKnown(name, original, copy));
    return copy;
  }

  /** Either of them takes the other back, so that what is not wanted is not said. */
  private static void copyClientAuthentication(SSLParameters original, SSLParameters copy) {
    if (original.getNeedClientAuth()) {
      copy.setNeedClientAuth(true);
    } else if (original.getWantClientAuth()) {
      copy.setWantClientAuth(true);
    }
  }

  private static void copyIfKnown(String name, SSLParameters original, SSLParameters copy) {
    try {
      Method read = SSLParameters.class.getMethod("get" + name);
      Method write = SSLParameters.class.getMethod("set" + name, String[].class);
      write.invoke(copy, read.invoke(original));
    } catch (NoSuchMethodException e) {
      return; // this Java is older
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("SSLParameters." + name + " cannot be copied", e);
    }
  }
}
