-- Answers a call with what it brought.
function post(r)
  r.content_type = "text/plain"
  r:write(r:requestbody())
  return apache2.OK
end

-- Two flushed parts of no known length: the answer is chunked.
function chunked(r)
  local file = io.open(r.document_root .. "/chunked")
  local text = file:read("*a")
  file:close()
  r.content_type = "text/plain"
  local head, tail = text:match("^(.-)%(call%)(.*)$")
  r:write(head .. r.args)
  r:flush()
  r:write(tail)
  return apache2.OK
end
