package dev.redial.samples.wirecounts;

import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;

/** The shop as an interface that Retrofit implements. */
interface RetrofitShop {
  @GET("books")
  Call<ResponseBody> books();

  @POST("orders")
  Call<ResponseBody> order(@Body RequestBody order);
}
