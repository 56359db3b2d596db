package dev.redial.samples.wirecounts;

import feign.RequestLine;

/** The shop as an interface that Feign implements. */
interface FeignShop {
  @RequestLine("GET /books")
  String books();

  @RequestLine("POST /orders")
  void order(String order);
}
