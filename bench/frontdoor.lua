-- Requests of the front-door benchmark. MODE is create, read, identifier, worklist or patient.
local function lines(path)
  local all = {}
  local file = io.open(path)
  if file then
    for line in file:lines() do all[#all + 1] = line end
    file:close()
  end
  return all
end

local mode = os.getenv("MODE")
local people = lines(os.getenv("PEOPLE_FILE"))
local references = lines(os.getenv("REFERENCES_FILE"))
local headers = {
  ["Authorization"] = "Bearer " .. os.getenv("TOKEN"),
  ["Content-Type"] = "application/fhir+json",
  ["Prefer"] = "return=minimal",
}
math.randomseed(os.time())

local function person()
  local id, number = people[math.random(#people)]:match("(%S+) (%S+)")
  return id, number
end

function request()
  if mode == "create" then
    local id = person()
    local body = '{"resourceType":"ServiceRequest","status":"active","intent":"order","subject":{"reference":"Patient/' .. id ..
      '"},"priority":"routine","reasonCode":[{"coding":[{"system":"https://onedoor.example/CodeSystem/need","code":"low-mood-anxiety"}],"text":"Feeling low for ' ..
      math.random(1, 99) .. ' weeks, not sleeping, request ' .. math.random(1, 1000000000) .. '"}]}'
    return wrk.format("POST", "/fhir/R4/ServiceRequest", headers, body)
  elseif mode == "read" then
    local id = person()
    return wrk.format("GET", "/fhir/R4/Patient/" .. id, headers)
  elseif mode == "identifier" then
    local _, number = person()
    return wrk.format("GET", "/fhir/R4/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C" .. number, headers)
  elseif mode == "worklist" then
    return wrk.format("GET", "/fhir/R4/ServiceRequest?status=active&_count=20", headers)
  else
    local id = person()
    return wrk.format("GET", "/fhir/R4/ServiceRequest?subject=Patient/" .. id .. "&_count=20", headers)
  end
end
