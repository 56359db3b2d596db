# Tells Squid whether a user's password is right; it asks with both in percent-encoding.
while read -r user password; do
  if [ "$user $password" = "@user@ @password@" ]; then
    echo OK
  else
    echo ERR
  fi
done
